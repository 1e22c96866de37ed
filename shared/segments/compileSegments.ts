import type { Scope } from '../engine/world.ts'
import { changesByClock } from '../rules/changesByClock.ts'
import { compileRules } from '../rules/compile.ts'
import { segmentsNamed } from '../rules/segmentsNamed.ts'
import type { Segment } from './segment.ts'

/** A segment, compiled. */
export interface CompiledSegment {
  id: string
  holds(scope: Scope): boolean
  /** Whether time alone makes customers enter or leave it, by its own rules or those of a segment that they name. */
  isByClock: boolean
}

/**
 * Compiles segments once, each after those that its rules name. Rules that lead back to themselves are refused when they are saved; where a file
 * has some all the same, a segment that is not worked out yet counts as one that nobody is in, so the answer is the same every time.
 */
export function compileSegments(segments: readonly Segment[]): CompiledSegment[] {
  const byClock = new Map<string, boolean>()
  return inOrder(segments).map(({ id, rules }) => {
    const verdict = compileRules(rules)
    const isByClock = changesByClock(rules) || segmentsNamed(rules).some((named) => byClock.get(named.id))
    byClock.set(id, isByClock)
    return { id, isByClock, holds: (scope) => verdict(scope).holds }
  })
}

function inOrder(segments: readonly Segment[]): Segment[] {
  const byId = new Map(segments.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map((segment) => [segment.id, segment]))
  const placed = new Set<Segment>()
  const seen = new Set<string>()
  const place = (id: string): void => {
    const segment = byId.get(id)
    if (!segment || seen.has(id)) return
    seen.add(id)
    for (const named of segmentsNamed(segment.rules)) place(named.id)
    placed.add(segment)
  }
  for (const id of byId.keys()) place(id)
  return [...placed]
}
