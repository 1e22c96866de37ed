import type { FlowNode } from '../../../shared/flow/flow.ts'
import type { NodeData } from '../../../shared/nodes/index.ts'
import { effectOf } from './effect.ts'
import { fill } from './liquid.ts'
import { refusalOf, whyUnreached } from './policy.ts'
import { zoneOfSomeone } from './rules.ts'
import type { Someone, Trip } from './state.ts'
import { standingAt } from './state.ts'
import type { TracedEffect, TracedStep } from './trace.ts'
import type { Turn } from './turn.ts'

type Email = NodeData<'sendEmail'>
type Message = NodeData<'sendMessage'>

/** What becomes of a message that is tried now. */
type Attempt =
  | { fate: 'left'; handle: string; effect: TracedEffect | null }
  | { fate: 'held'; until: number; effect: TracedEffect }

/** Tries to send: the handle by which the node is left, or null where the message is held. */
export function send(node: MessageNode, trip: Trip, step: TracedStep, turn: Turn): string | null {
  const attempt = tryToSend(node, trip, step, turn)
  step.effects = attempt.effect ? [attempt.effect] : []
  if (attempt.fate === 'held') {
    step.until = attempt.until
    trip.standing = { ...standingAt(step, attempt.until), held: holdOf(node, trip, turn) }
    return null
  }
  if (attempt.effect?.status === 'would-send' && node.data.purpose === 'marketing') trip.someone.sent.push(turn.now)
  return attempt.handle
}

/** Whoever moves while a message is held has other nights. What could go at once goes by its timer. */
export function holdAnew(node: MessageNode, trip: Trip, turn: Turn): void {
  const { standing } = trip
  const hold = holdOf(node, trip, turn)
  if (!standing?.held || standing.held.zone === hold.zone) return
  const attempt = tryToSend(node, trip, standing.step, turn)
  if (attempt.fate === 'held') standing.step.effects = [attempt.effect]
  standing.dueAt = attempt.fate === 'held' ? attempt.until : turn.now
  standing.step.until = standing.dueAt
  standing.held = hold
}

export type MessageNode = Extract<FlowNode, { type: 'sendEmail' | 'sendMessage' }>

export const isMessage = (node: FlowNode): node is MessageNode =>
  node.type === 'sendEmail' || node.type === 'sendMessage'

const holdOf = ({ data }: MessageNode, { someone }: Trip, turn: Turn) => ({
  priority: data.priority,
  zone: zoneOfSomeone(someone, turn.workspaceZone),
})

function tryToSend(node: MessageNode, trip: Trip, step: TracedStep, turn: Turn): Attempt {
  if (node.type === 'sendEmail') return mail(node.data, trip, step, turn)
  const tried = channelsOf(node.data, trip.someone).filter((channel) => isWritten(node.data, channel))
  const refusals = tried.map((channel) => refusalOn(channel, node.data, trip.someone))
  // The contact policy holds a message back, or drops it; it leads to no other channel.
  if (refusals.includes(null)) return mail(node.data, trip, step, turn)
  const [first = null] = refusals
  const effect = first === null ? null : effectOf(trip, step, 'message', { status: 'skipped', reason: first })
  return { fate: 'left', handle: 'unreachable', effect }
}

/** Only mails are carried so far. */
const refusalOn = (channel: string, { purpose }: Message, someone: Someone): string | null =>
  channel === 'email' ? whyUnreached(purpose, someone) : 'not-supported'

const everyChannel = ['email', 'sms', 'push', 'inApp'] as const

function channelsOf({ prefer }: Message, { traits }: Someone): readonly (typeof everyChannel)[number][] {
  if (prefer !== 'customer') return prefer
  const told = String(traits.preferred_channel ?? '').toLowerCase()
  const preferred = everyChannel.filter((channel) => channel.toLowerCase() === told)
  return [...preferred, ...everyChannel.filter((channel) => !preferred.includes(channel))]
}

function isWritten(data: Message, channel: (typeof everyChannel)[number]): boolean {
  const { subject, body, title, text }: Record<string, string | undefined> = data[channel] ?? {}
  return Boolean(subject || body || title || text)
}

function mail(data: Email | Message, trip: Trip, step: TracedStep, turn: Turn): Attempt {
  const refusal = refusalOf(data.purpose, trip.someone, turn)
  // Written anew each time that it is tried.
  const said = fill('subject' in data ? data.subject : (data.email?.subject ?? ''), turn.sight(trip))
  const effect = (more: Partial<TracedEffect>) => effectOf(trip, step, 'email', { said, ...more })
  if (!refusal) return { fate: 'left', handle: 'out', effect: effect({ status: 'would-send' }) }
  const { reason, couldGoAt } = refusal
  const wish = reason === 'quiet-hours' ? data.onQuiet : reason === 'frequency-cap' ? data.onCap : 'skip'
  if (wish === 'hold' && couldGoAt !== null)
    return { fate: 'held', until: couldGoAt, effect: effect({ status: 'held', ...refusal }) }
  return { fate: 'left', handle: 'out', effect: effect({ status: 'skipped', ...refusal }) }
}
