import { hold } from './rules.ts'
import type { Someone } from './state.ts'
import type { Story } from './story.ts'

/** A segment that somebody left or entered. */
export interface SegmentChange {
  segmentId: string
  change: 'leave' | 'enter'
}

/** Brings somebody's segments up to date, and says what they left, then what they entered. */
export function sortIntoSegments(
  someone: Someone,
  { segments, zone }: Pick<Story, 'segments' | 'zone'>,
  now: number,
): SegmentChange[] {
  const before = someone.segments
  someone.segments = segmentsOf(someone, { segments, zone }, now)
  const after = someone.segments
  return [
    ...before.filter((id) => !after.includes(id)).map((segmentId) => ({ segmentId, change: 'leave' as const })),
    ...after.filter((id) => !before.includes(id)).map((segmentId) => ({ segmentId, change: 'enter' as const })),
  ]
}

/** Worked out from everything else that is known of somebody, never from where they were before. */
export function segmentsOf(someone: Someone, { segments, zone }: Pick<Story, 'segments' | 'zone'>, now: number) {
  const inside: string[] = []
  for (const { id, rules } of segments) {
    const sight = { now, workspaceZone: zone, someone: { ...someone, segments: inside }, event: null, trip: null }
    if (hold(rules, sight)) inside.push(id)
  }
  return inside.sort()
}

/** Whether time alone can move people between segments. */
export const moveByClock = ({ segments }: Pick<Story, 'segments'>): boolean => clockWords.test(JSON.stringify(segments))

const clockWords = /"now\.|"(inThe|notInThe)(Last|Next)"|daysSinceLastOrder|"within"/
