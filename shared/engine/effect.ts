import type { Channel } from '../customer/customer.ts'
import type { JsonObject, JsonValue } from '../json.ts'

/** Why an effect was not carried out, or not yet. */
export type EffectReason =
  | 'no-consent'
  | 'no-address'
  | 'suppressed'
  | 'quiet-hours'
  | 'frequency-cap'
  | 'not-supported'

/** `would-send` goes to the outbox, `would-do` is a change made in the turn. */
type EffectStatus = 'would-send' | 'would-do' | 'held' | 'skipped'

/** Marketing asks for consent and keeps to caps and quiet hours; a transactional message (a receipt) does not. */
export type Purpose = 'marketing' | 'transactional'

interface EffectBase {
  nodeId: string
  /** `journeyId/nodeId/visit`: the idempotency key that travels with the effect. */
  key: string
  status: EffectStatus
  /** For a refusal: the moment it could have gone, epoch milliseconds. */
  couldGoAt?: number
  /** Of a message; marketing where left out. */
  purpose?: 'transactional'
}

/** What an effect asks for, by kind. */
export type EffectBody =
  | { kind: 'email'; to: string; from: string; subject: string; body: string }
  | { kind: 'sms'; to: string; text: string }
  | { kind: 'push'; to: string; title: string; text: string; url: string }
  | { kind: 'inApp'; to: string; title: string; text: string; url: string }
  | { kind: 'message' }
  | { kind: 'webhook'; method: string; url: string; headers: Record<string, string>; body: string; signed: boolean }
  | { kind: 'update'; set: JsonObject; addTags: string[]; removeTags: string[]; consent?: Record<string, boolean> }
  | { kind: 'event'; event: string; properties: JsonObject }
  | { kind: 'offer'; offer: JsonObject; expiresAt: number | null }
  | { kind: 'points'; points: number; reason: string }
  | { kind: 'task'; title: string; note: string; assignee: string | null }
  | { kind: 'flow'; flowId: string }

export type EffectKind = EffectBody['kind']

/** What a step asks for. A skipped effect keeps what is known of its body. */
export type Effect = EffectBase &
  // Points have a reason of their own: why they were given.
  (
    | Extract<EffectBody, { kind: 'points' }>
    | (Refusable &
        (
          | Exclude<EffectBody, { kind: 'points' }>
          | (Partial<Record<string, JsonValue>> & { kind: EffectKind; status: 'skipped' })
        ))
  )

interface Refusable {
  reason?: EffectReason
}

/**
 * Whether no channel or connector carries out effects of this kind yet. They wait in the outbox until one does, or until somebody says that they
 * saw to it.
 */
export const waitsForSomebody = (kind: EffectKind): boolean => kind === 'offer' || kind === 'task'

/** The channel of a message effect, null for every other kind. */
export function channelOf(kind: EffectKind): Channel | null {
  return kind === 'email' || kind === 'sms' || kind === 'push' || kind === 'inApp' ? kind : null
}
