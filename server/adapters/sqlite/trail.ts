import type { Step } from '../../../shared/engine/journey.ts'
import { ownKey, toKey } from './base36.ts'
import type { Count } from './ledger.ts'
import type { Sql } from './sql.ts'
import type { Store } from './store.ts'
import type { StoredStep } from './storedSteps.ts'
import { readRun, writeRun } from './storedSteps.ts'

/** More steps than any journey can have: 100 visits of each of 6,000 nodes. */
export const mostSteps = 1_048_576

const rowKey = (journey: number, seq: number): number => journey * mostSteps + seq

export function readSteps(sql: Sql, journeyId: string): Step[] {
  const journey = toKey(journeyId)
  if (journey === null) return []
  return rowsFrom(sql, journey, 0).flatMap(({ steps }) => steps.map((step) => ({ journeyId, ...step })))
}

export function eraseSteps(sql: Sql, journey: number): void {
  sql.run('DELETE FROM trail WHERE key >= ? AND key < ?', rowKey(journey, 0), rowKey(journey + 1, 0))
}

/**
 * Stores steps of one journey that are new or completed, and counts the visits by what changed. `end`: how the stored trail ends where that is known,
 * none where nothing is stored, or the open step, which is alone in its row. What is not known is read.
 */
export function writeSteps(
  store: Store,
  journeyId: string,
  changed: ReadonlyMap<number, StoredStep>,
  { flowId, version }: { flowId: string; version: number },
  end: readonly StoredStep[] | undefined,
): void {
  const count = store.ledger.of(store.flows.keyOf(flowId), version)
  const journey = ownKey(journeyId)
  const first = Math.min(...changed.keys())
  const known = end?.every(({ seq }) => seq === first) ? end : undefined
  const rows = known?.map((step) => ({ seq: first, steps: [step] })) ?? rowsFrom(store.sql, journey, first)
  const stored = rows.flatMap(({ steps }) => steps)
  for (const step of changed.values()) {
    const before = stored.find(({ seq }) => seq === step.seq)
    countVisit(count, step, before)
  }

  const kept = stored.filter(({ seq }) => !changed.has(seq))
  const runs = runsOf([...kept, ...changed.values()].sort((a, b) => a.seq - b.seq))
  for (const [seq, run] of runs) store.sql.run(upsert, rowKey(journey, seq), writeRun(run))
  for (const { seq } of rows) if (!runs.has(seq)) store.sql.run('DELETE FROM trail WHERE key = ?', rowKey(journey, seq))
}

const upsert = 'INSERT INTO trail VALUES (?, ?) ON CONFLICT DO UPDATE SET steps = excluded.steps'

/** The rows that hold the step `from` of a journey and all after it, each by its first one's number. */
function rowsFrom(sql: Sql, journey: number, from: number): { seq: number; steps: StoredStep[] }[] {
  return sql
    .all<{ key: number; steps: string }>(
      `SELECT key, steps FROM trail WHERE key < ?3
         AND key >= ifnull((SELECT max(key) FROM trail WHERE key BETWEEN ?1 AND ?2), ?2) ORDER BY key`,
      rowKey(journey, 0),
      rowKey(journey, from),
      rowKey(journey + 1, 0),
    )
    .map(({ key, steps }) => {
      const seq = key - rowKey(journey, 0)
      return { seq, steps: readRun(steps, seq) }
    })
}

/** The rows that steps make, each by its first one's number: what is complete stays together; a step that is not begins a row of its own. */
function runsOf(steps: StoredStep[]): Map<number, StoredStep[]> {
  const [first, last] = [steps[0], steps.at(-1)]
  if (first === undefined || last === undefined) return new Map()
  if (isComplete(last) || first === last) return new Map([[first.seq, steps]])
  return new Map([
    [first.seq, steps.slice(0, -1)],
    [last.seq, [last]],
  ])
}

export const isComplete = ({ leftAt, ended }: StoredStep): boolean => leftAt !== null || ended !== null

/** Everything about a visit is counted at the minute in which it began, so that the sums hold for any span of time. */
function countVisit(count: Count, step: StoredStep, before: StoredStep | undefined): void {
  if (before === undefined) count(step.nodeId, 'entered', step.at)
  if (isComplete(step) && (before === undefined || !isComplete(before))) count(step.nodeId, endOfVisit(step), step.at)
}

/** How a completed visit is counted. A handle without an edge ends the journey and was still left by. */
export function endOfVisit({ ended, handle }: StoredStep): string {
  if (ended === 'failed') return 'failed'
  return handle === null ? 'ended' : `left:${handle}`
}
