import { expect } from 'vitest'
import type { Journal, JournalTransaction } from '../../../server/ports/journal.ts'
import type { Journey, Step } from '../../../shared/engine/journey.ts'
import { aJourney, anOpenStep, aPosition } from '../../builders/aJourney.ts'

/** A journal to be looked at, as the contract is given it. */
export interface Journals {
  /** A place for one: opened again, it has what was left behind. */
  newStore(): Promise<{ open(): Journal }>
  /** An empty one, closed when the test is over. */
  openJournal(): Promise<Journal>
  /** One in which the customer `ada` is saved. */
  withAda(): Promise<Journal>
}

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour
export const welcome = { flowId: 'welcome', version: 1 }

/** A journey that waits at a node, with the step that says so. Returns its id. */
export function waitAt(tx: JournalTransaction, nodeId: string, part: Partial<Journey> = {}, seq = 0): string {
  const position = { ...aPosition(), ...part.position, nodeId, seq }
  const journey = aJourney(tx, { ...part, position })
  tx.saveJourney(journey)
  tx.saveStep(anOpenStep(journey.id, { nodeId, seq, until: position.dueAt }), journey)
  return journey.id
}

/** A journey that came to the pause so often, and waits there where its last step is not left. */
export function visit(tx: JournalTransaction, steps: Partial<Step>[], part: Partial<Journey> = {}): string {
  const journey = aJourney(tx, {
    visits: steps.length > 0 ? { pause: steps.length, 'paus-e': 1 } : { mail: 1 },
    ...part,
  })
  tx.saveJourney(journey)
  for (const [seq, step] of steps.entries()) tx.saveStep(anOpenStep(journey.id, { seq, ...step }), journey)
  return journey.id
}

/** All items of a list, read two at a time. */
export function pagesOf<T>(
  read: (page: { limit: number; cursor?: string }) => { items: T[]; next: string | null },
): T[] {
  const first = read({ limit: 2 })
  const items = [...first.items]
  for (let next = first.next; next !== null; ) {
    const page = read({ limit: 2, cursor: next })
    expect(page.items.length).toBeGreaterThan(0)
    items.push(...page.items)
    next = page.next
  }
  return items
}
