import type { DueTimer } from '../../ports/journal.ts'
import { toId } from './base36.ts'
import type { Store } from './store.ts'

interface Timer {
  key: number
  dueAt: number
  startedAt: number
}

/** The timers of one flow that are still to be given, in order, read a few at a time. */
interface Lane {
  flow: number
  flowId: string
  timers: Timer[]
  next: number
  atOnce: number
  isRead: boolean
}

/** A lane is read further and further at once: most have few timers due, and one may have a hundred thousand. */
const readAtFirst = 16
const readAtMost = 256

/** Merges the timers of the flows, each in the order of its index: those of a paused flow are never looked at, however many are overdue. */
export function dueTimers(store: Store, held: ReadonlySet<string>, now: number, limit: number): DueTimer[] {
  const lanes = firstTimers(store, held)
    .filter(({ at }) => at <= now)
    .map(({ flow, flowId }): Lane => ({ flow, flowId, timers: [], next: 0, atOnce: readAtFirst, isRead: false }))
  const due: DueTimer[] = []
  while (due.length < limit) {
    const first = firstOf(store, lanes, now)
    if (first === null) break
    const { timer, flowId } = first
    due.push({ journeyId: toId(timer.key), customerId: customerOf(store, timer.key), flowId, dueAt: timer.dueAt })
  }
  return due
}

export const nextTimerAt = (store: Store, held: ReadonlySet<string>): number | null =>
  firstTimers(store, held).reduce<number | null>((next, { at }) => (next === null || at < next ? at : next), null)

/** When the first timer of each flow that is not paused is due. */
function firstTimers({ sql }: Store, held: ReadonlySet<string>): { flow: number; flowId: string; at: number }[] {
  return sql
    .all<{ flow: number; flowId: string; at: number | null }>(
      `SELECT key AS flow, id AS flowId,
         (SELECT min(due_at) FROM journey WHERE journey.flow = flow.key AND due_at IS NOT NULL) AS at FROM flow`,
    )
    .filter(
      (first): first is { flow: number; flowId: string; at: number } => first.at !== null && !held.has(first.flowId),
    )
}

/** Takes the first timer of all lanes. */
function firstOf(store: Store, lanes: readonly Lane[], now: number): { timer: Timer; flowId: string } | null {
  let first: { timer: Timer; lane: Lane } | null = null
  for (const lane of lanes) {
    const timer = headOf(store, lane, now)
    if (timer !== undefined && (first === null || isBefore(timer, first.timer))) first = { timer, lane }
  }
  if (first === null) return null
  first.lane.next += 1
  return { timer: first.timer, flowId: first.lane.flowId }
}

function headOf({ sql }: Store, lane: Lane, now: number): Timer | undefined {
  if (lane.next === lane.timers.length && !lane.isRead) {
    const last = lane.timers.at(-1) ?? { dueAt: -1, startedAt: -1, key: -1 }
    lane.timers = sql.all<Timer>(followingOfFlow, lane.flow, now, last.dueAt, last.startedAt, last.key, lane.atOnce)
    lane.next = 0
    lane.isRead = lane.timers.length < lane.atOnce
    lane.atOnce = Math.min(2 * lane.atOnce, readAtMost)
  }
  return lane.timers[lane.next]
}

const followingOfFlow = `SELECT key, due_at AS dueAt, started_at AS startedAt FROM journey
  WHERE flow = ? AND due_at IS NOT NULL AND due_at <= ? AND (due_at, started_at, key) > (?, ?, ?)
  ORDER BY due_at, started_at, key LIMIT ?`

const isBefore = (a: Timer, b: Timer): boolean =>
  a.dueAt !== b.dueAt ? a.dueAt < b.dueAt : a.startedAt !== b.startedAt ? a.startedAt < b.startedAt : a.key < b.key

const customerOf = ({ sql }: Store, journey: number): string =>
  sql.one<{ id: string }>('SELECT c.id FROM journey j JOIN customer c ON c.key = j.customer WHERE j.key = ?', journey)
    ?.id ?? ''
