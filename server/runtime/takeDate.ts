import type { DueDate } from '../ports/journal.ts'
import type { Clocks } from './clocks.ts'
import type { Unit } from './turns.ts'

/** Starts the journey that a planned date is due for. One whose flow is not live any more, or was not when it fell due, starts none. */
export function takeDate({ tx, turn }: Unit, due: DueDate, clocks: Pick<Clocks, 'find'>): void {
  const { flowId, nodeId, customerId, dueAt } = due
  const planned = tx.plannedDates(customerId).find((one) => one.flowId === flowId && one.nodeId === nodeId)
  // It moved since it was read.
  if (planned?.dueAt !== dueAt) return
  const followed = clocks.find(flowId, nodeId)
  if (followed?.date && dueAt > followed.clock.since) {
    turn(customerId, { kind: 'due', flowId, triggerId: nodeId, dueAt, of: planned.of })
  } else tx.savePlannedDate(customerId, { ...planned, dueAt: null })
}
