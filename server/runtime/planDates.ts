import type { Customer } from '../../shared/customer/customer.ts'
import { cameDue, noPlan, planDate, readsSame } from '../../shared/engine/planDate.ts'
import type { Stimulus } from '../../shared/engine/stimulus.ts'
import type { Scope, Workspace } from '../../shared/engine/world.ts'
import type { JournalTransaction, PlannedDate } from '../ports/journal.ts'
import type { Clocks } from './clocks.ts'

/** A customer before and after a turn. */
export interface Turned {
  stimulus: Stimulus
  /** Null where that is not known: then every date may have moved. */
  before: Customer | null
  after: Customer
  now: number
  workspace: Workspace
}

/** What a turn makes of the dates that were planned for its customer, to be saved with it: those that moved, and the one that came. */
export function planDates(
  clocks: Pick<Clocks, 'followed'>,
  tx: Pick<JournalTransaction, 'plannedDates'>,
  turned: Turned,
): PlannedDate[] {
  const { stimulus, before, after, now } = turned
  const scopeOf = scopeIn(turned)
  const moved = clocks.followed().filter(({ clock, date }) => {
    if (!date) return false
    return cameIn(stimulus, clock) || before === null || !readsSame(date, scopeOf(before), scopeOf(after))
  })
  if (moved.length === 0) return []
  const planned = tx.plannedDates(after.id)
  return moved.flatMap(({ clock, date }) => {
    const { flowId, nodeId, since } = clock
    const known = planned.find((one) => one.flowId === flowId && one.nodeId === nodeId)
    if (!date || (!known && date.read(scopeOf(after)) === null)) return []
    const last = known ?? noPlan
    const plan = planDate(date, scopeOf(after), cameIn(stimulus, clock) ? cameDue(last) : last, { after: now, since })
    return [{ flowId, nodeId, ...plan, plannedAt: now }]
  })
}

/** What dates are read from: nothing but the customer. */
export const scopeIn =
  ({ now, workspace }: { now: number; workspace: Workspace }) =>
  (customer: Customer): Scope => ({ now, workspace, customer, history: noHistory, event: null, journey: null })

const noHistory: Scope['history'] = { named: () => [], count: () => 0, hasOrder: () => false }

const cameIn = (stimulus: Stimulus, { flowId, nodeId }: { flowId: string; nodeId: string }): boolean =>
  stimulus.kind === 'due' && stimulus.flowId === flowId && stimulus.triggerId === nodeId
