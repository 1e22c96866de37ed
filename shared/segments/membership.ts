import type { Scope } from '../engine/world.ts'
import type { CompiledSegment } from './compileSegments.ts'
import type { SegmentChange } from './segment.ts'

/** What decides on who is in which segment. */
type Facts = Omit<Scope, 'event' | 'journey'>

/**
 * The ids of the segments that a customer is in, in the order of their ids; the customer's own list where nothing changes. It is worked out from
 * everything else that is known and never from the list itself: the same customer at the same moment is always in the same segments.
 */
export function membershipOf(segments: readonly CompiledSegment[], facts: Facts): readonly string[] {
  const { now, customer, history, workspace } = facts
  // Grows while it is read: a segment whose rules name others comes after them.
  const ids: string[] = []
  const scope: Scope = {
    now,
    history,
    workspace,
    customer: { ...customer, segments: ids },
    event: null,
    journey: null,
  }
  for (const segment of segments) if (segment.holds(scope)) ids.push(segment.id)
  return changed(customer.segments, ids)
}

/** The customer's own list, but for these segments: whether the customer is in them is worked out anew. */
export function realign(
  segments: readonly CompiledSegment[],
  anew: ReadonlySet<string>,
  facts: Facts,
): readonly string[] {
  const before = facts.customer.segments
  const after = membershipOf(segments, facts)
  return changed(before, [...before.filter((id) => !anew.has(id)), ...after.filter((id) => anew.has(id))])
}

/** The list before where it has the same ids. */
function changed(before: readonly string[], ids: string[]): readonly string[] {
  ids.sort()
  return ids.length === before.length && ids.every((id, at) => id === before[at]) ? before : ids
}

/** What changed between two memberships: first what was left, then what was entered. */
export function changesBetween(before: readonly string[], after: readonly string[]): SegmentChange[] {
  if (before === after) return []
  return [
    ...before.filter((id) => !after.includes(id)).map((segmentId) => ({ segmentId, change: 'leave' as const })),
    ...after.filter((id) => !before.includes(id)).map((segmentId) => ({ segmentId, change: 'enter' as const })),
  ]
}
