import type { JsonValue } from '../json.ts'
import type { SegmentChange } from '../segments/segment.ts'
import type { FrequencyCap } from './policy/contactPolicy.ts'

/** One rule tested, with the value it saw. */
export interface RuleTest {
  field: string
  operator: string
  value: JsonValue
  saw: JsonValue
  holds: boolean
  /** For `events.count`: what was counted. */
  meta?: { [key: string]: JsonValue }
}

/** The outcome of a set of rules, with the tests that decided it (tests after the decision are not run). */
export interface Verdict {
  holds: boolean
  combinator: 'and' | 'or'
  not: boolean
  tests: (RuleTest | Verdict)[]
}

/** Why a flow did not take a customer in. */
export type EntryRefusal = 'where' | 'audience' | 'reentry' | 'concurrent' | 'too-old' | 'not-live' | 'no-trigger'

/**
 * What a step decided on, as data; `sayWhy` makes the sentence. Instants in epoch milliseconds.
 * The same record is made in preview, in backtest and for a real customer.
 */
export type Why =
  | { kind: 'event'; event: string; timestamp: number }
  | ({ kind: 'segment' } & SegmentChange)
  | { kind: 'due'; dueAt: number; of: string | null }
  | { kind: 'started'; by: 'hand' | 'flow' | 'preview' }
  | { kind: 'where'; verdict: Verdict }
  | { kind: 'audience'; verdict: Verdict }
  | { kind: 'too-old'; timestamp: number; maxEventAge: string }
  | { kind: 'reentry'; startedAt: number }
  | { kind: 'concurrent'; journeyId: string; startedAt: number }
  | { kind: 'path'; pathId: string; label: string; verdict: Verdict }
  | { kind: 'else' }
  | {
      kind: 'variant'
      variantId: string
      label: string
      bucket: number
      from: number
      to: number
      source: 'drawn' | 'stored' | 'given'
    }
  | { kind: 'delay'; until: number; zone: string; rule: string; unknownZone?: string }
  | { kind: 'past'; until: number | null; field?: string; saw?: JsonValue; then: 'continue' | 'exit' }
  | { kind: 'waiting'; until: number | null; for: string[] }
  | {
      kind: 'arm'
      armId: string
      label: string
      event?: string
      timestamp?: number
      verdict?: Verdict
      already: boolean
    }
  | { kind: 'timeout'; at: number }
  | { kind: 'timer'; dueAt: number; at: number }
  | { kind: 'exit-rule'; exitId: string; label: string; event: string; timestamp: number; verdict: Verdict | null }
  | { kind: 'goal'; event: string; timestamp: number; value: number | null; verdict: Verdict | null }
  | {
      kind: 'policy'
      channel: string
      purpose: 'marketing' | 'transactional'
      allowed: boolean
      reason?: string
      consent: boolean | null
      address: string | null
      /** For a refusal that passes with time: when it would have, and what refused. */
      couldGoAt?: number
      quiet?: { from: string; to: string }
      cap?: FrequencyCap
      /** It waits for that moment instead of being left out. */
      held?: true
    }
  | { kind: 'delivery'; succeeded: boolean; detail: string }
  | { kind: 'not-started'; flowId: string; reason: EntryRefusal }
  | { kind: 'disabled' }
  | { kind: 'not-supported'; type: string }
  | { kind: 'ended'; reason: string }
  /** Whoever published version `to` moved the journey on to a node of it, which was called `label` then. */
  | { kind: 'moved'; from: number; to: number; nodeId: string; label: string }
  /** A failed journey was tried again, in version `to`; it had failed in `from`. */
  | { kind: 'retried'; from: number; to: number }
  | { kind: 'error'; message: string }
  | { kind: 'note'; text: string }
