import type { Flow } from '../../shared/flow/flow.ts'
import { segmentsNamed } from '../../shared/rules/segmentsNamed.ts'
import { segmentProblems } from '../../shared/segments/problems.ts'
import type { Segment, SegmentFile } from '../../shared/segments/segment.ts'
import type { Journal } from '../ports/journal.ts'
import type { FlowRecord, Library } from '../ports/library.ts'
import { conflict, invalid } from '../refusals.ts'
import { createInTurn } from './inTurn.ts'
import type { Membership } from './membership.ts'
import type { SegmentRegistry } from './segmentRegistry.ts'

/** Changes segments: the library first, then what turns see; the customers follow in the background. */
export interface SegmentLifecycle {
  /** Refused where the rules cannot mean what their author meant, or another segment has that name. */
  create(segment: SegmentFile): Promise<Segment>
  save(id: string, segment: SegmentFile): Promise<Segment>
  /** Refused as long as a live flow, a journey under way or another segment needs it. */
  remove(id: string): Promise<void>
  /** Runs what counts on the segments that it finds: none is made, changed or removed until it is done. */
  unchanged<T>(work: () => Promise<T>): Promise<T>
}

interface LifecycleDeps {
  library: Library
  journal: Journal
  segments: SegmentRegistry
  membership: Pick<Membership, 'wake'>
}

export function createSegmentLifecycle({ library, journal, segments, membership }: LifecycleDeps): SegmentLifecycle {
  const inTurn = createInTurn()
  // One at a time over all segments: their rules name each other.
  const unchanged = <T>(work: () => Promise<T>): Promise<T> => inTurn('segments', work)

  const followed = async <T>(change: Promise<T>): Promise<T> => {
    const changed = await change
    segments.refresh()
    membership.wake()
    return changed
  }

  function check(segment: SegmentFile, id: string | null): void {
    const others = library.segments().filter((other) => other.id !== id)
    const problems = segmentProblems({ id, ...segment }, others)
    if (problems.length > 0) throw invalid(problems)
  }

  /** Everything that would not work without a segment, by name. */
  function whatNeeds(id: string): string[] {
    const needs = (part: unknown) => segmentsNamed(part).some((named) => named.id === id)
    return [
      ...library.segments().filter(({ rules }) => needs(rules)),
      ...library.flows().flatMap((record) => (versionsInUse(record).some(needs) ? [record.flow] : [])),
    ].map(({ name }) => `"${name}"`)
  }

  /** What a flow does today, or goes on doing for those who are in it. */
  function versionsInUse({ id, status, liveVersion }: FlowRecord): Flow[] {
    const isOpen = (version: number) =>
      (['ready', 'waiting'] as const).some(
        (status) => journal.journeys({ flowId: id, status, version }, { limit: 1 }).items.length > 0,
      )
    return library
      .versions(id)
      .filter(({ version }) => (version === liveVersion && status !== 'archived') || isOpen(version))
      .map(({ version }) => library.version(id, version))
      .filter((flow) => flow !== null)
  }

  return {
    unchanged,
    create: (segment) =>
      unchanged(async () => {
        check(segment, null)
        return followed(library.createSegment(segment))
      }),
    save: (id, segment) =>
      unchanged(async () => {
        check(segment, id)
        return followed(library.saveSegment(id, segment))
      }),
    remove: (id) =>
      unchanged(async () => {
        const name = library.segment(id)?.name
        const needing = whatNeeds(id)
        if (needing.length > 0) {
          throw conflict(`"${name}" is needed by ${needing.join(', ')}. Take it out there first.`, { needing })
        }
        await followed(library.removeSegment(id))
      }),
  }
}
