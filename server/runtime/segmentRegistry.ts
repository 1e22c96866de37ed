import { createHash } from 'node:crypto'
import { segmentsNamed } from '../../shared/rules/segmentsNamed.ts'
import type { CompiledSegment } from '../../shared/segments/compileSegments.ts'
import { compileSegments } from '../../shared/segments/compileSegments.ts'
import type { Segment } from '../../shared/segments/segment.ts'
import type { Journal } from '../ports/journal.ts'
import type { Library } from '../ports/library.ts'

/** The segments as turns see them, compiled once for each change. */
export interface SegmentRegistry {
  /** In the order in which they are worked out; the very same list until something changes. */
  all(): readonly CompiledSegment[]
  /** Segments whose rules were changed, or that were removed, and with which not every customer is in line yet. */
  unsettled(): ReadonlySet<string>
  /** The rules of a segment and of those that they name, as the journal remembers them; null for one that is not there. */
  rulesOf(id: string): string | null
  /** Brings it in line with library and journal, after a segment was created, saved or removed, or everybody was brought in line. */
  refresh(): void
}

export function createSegmentRegistry(library: Library, journal: Pick<Journal, 'settledSegments'>): SegmentRegistry {
  let all: readonly CompiledSegment[]
  let rules: ReadonlyMap<string, string>
  let unsettled: ReadonlySet<string>

  function refresh(): void {
    const segments = library.segments()
    const settled = journal.settledSegments()
    all = compileSegments(segments)
    rules = fingerprintsOf(all, segments)
    const ids = new Set([...rules.keys(), ...settled.keys()])
    unsettled = new Set([...ids].filter((id) => !rules.has(id) || rules.get(id) !== settled.get(id)))
  }

  refresh()
  return { refresh, all: () => all, unsettled: () => unsettled, rulesOf: (id) => rules.get(id) ?? null }
}

/** What is before a segment in `inOrder` counts: a segment changes with those that its rules name. */
function fingerprintsOf(inOrder: readonly CompiledSegment[], segments: readonly Segment[]): Map<string, string> {
  const byId = new Map(segments.map(({ id, rules }) => [id, rules]))
  const fingerprints = new Map<string, string>()
  for (const { id } of inOrder) {
    const named = segmentsNamed(byId.get(id)).map((one) => fingerprints.get(one.id) ?? null)
    const text = JSON.stringify([byId.get(id), named])
    fingerprints.set(id, createHash('sha256').update(text).digest('base64url'))
  }
  return fingerprints
}
