import { noPlan, planDate } from '../../shared/engine/planDate.ts'
import type { Workspace } from '../../shared/engine/world.ts'
import type { DateProgram, ScheduleProgram } from '../../shared/nodes/defineNode.ts'
import type { Log } from '../log.ts'
import type { Journal, TriggerClock } from '../ports/journal.ts'
import { StoreUnavailable } from '../ports/journal.ts'
import type { Clocks, Followed } from './clocks.ts'
import { scopeIn } from './planDates.ts'
import type { Turns, Unit } from './turns.ts'

/** Goes through everybody for a trigger, a batch at a time: to plan their dates once it is live, or to start the journeys of a schedule. */
export interface Rounds {
  /** The round that was due first, up to a moment; null where none is. */
  due(now: number): Followed | null
  /** When the next round is due; null where none is. */
  nextAt(): number | null
  /** Takes one batch of a round. What it has done is stored with how far it is: a stopped process goes on there, and nobody is met twice. */
  step(round: Followed): Promise<void>
}

const batchSize = 100

interface RoundsDeps {
  journal: Journal
  clocks: Clocks
  turns: Turns
  log: Log
  workspace(): Workspace
}

export function createRounds({ journal, clocks, turns, log, workspace }: RoundsDeps): Rounds {
  const first = (): Followed | null =>
    clocks.followed().reduce<Followed | null>((soonest, one) => {
      const at = dueAtOf(one)
      return at !== null && (soonest === null || at < (dueAtOf(soonest) ?? at)) ? one : soonest
    }, null)

  /** The clock as it stands, unless it was set anew or dropped since the batch was read. */
  function current({ tx }: Unit, { flowId, nodeId, setBy, dueAt }: TriggerClock): TriggerClock | undefined {
    return tx
      .triggerClocks()
      .find((one) => one.flowId === flowId && one.nodeId === nodeId && one.setBy === setBy && one.dueAt === dueAt)
  }

  async function plan(clock: TriggerClock, date: DateProgram): Promise<void> {
    const { flowId, nodeId, since, position } = clock
    const batch = journal.everyoneAfter({ position }, batchSize)
    await turns.transact((unit) => {
      const { tx } = unit
      const from = clock.dueAt ?? unit.now
      if (!current(unit, clock)) return
      const scopeOf = scopeIn({ now: from, workspace: workspace() })
      // All of them are read before the first is written.
      const planned = batch.flatMap(({ customerId }) => {
        const customer = tx.customer(customerId)
        const known = tx.plannedDates(customerId).find((one) => one.flowId === flowId && one.nodeId === nodeId)
        // What a turn worked out since then knows more: by now the date may have been set to a day that is over.
        if (!customer || (known && known.plannedAt > from)) return []
        const next = planDate(date, scopeOf(customer), known ?? noPlan, { after: from, since })
        return known || next.dueAt !== null ? [{ customerId, flowId, nodeId, ...next, plannedAt: from }] : []
      })
      for (const { customerId, ...one } of planned) tx.savePlannedDate(customerId, one)
      const last = batch.at(-1)
      const isOver = batch.length < batchSize || !last
      tx.saveTriggerClock(isOver ? { ...clock, dueAt: null, position: null } : { ...clock, position: last.position })
    })
  }

  async function run(clock: TriggerClock, schedule: ScheduleProgram): Promise<void> {
    const { segmentId } = schedule
    const batch = journal.everyoneAfter({ position: clock.position, segmentId }, batchSize)
    await Promise.all(batch.map((one) => start(clock, one)))
    if (batch.length === batchSize) return
    await turns.transact((unit) => {
      // Of the rounds that were missed meanwhile, this was the one: none is made up for twice.
      if (current(unit, clock)) unit.tx.saveTriggerClock({ ...clock, dueAt: schedule.next(unit.now), position: null })
    })
  }

  /** One unit each: a customer whose journey throws keeps nobody else from theirs. */
  async function start(clock: TriggerClock, { customerId, position }: { customerId: string; position: number }) {
    const { flowId, nodeId, dueAt } = clock
    const goOn = (unit: Unit) => unit.tx.saveTriggerClock({ ...clock, position })
    try {
      await turns.transact((unit) => {
        if (dueAt === null || !current(unit, clock)) return
        if (unit.tx.customer(customerId)) {
          unit.turn(customerId, { kind: 'due', flowId, triggerId: nodeId, dueAt, of: null })
        }
        goOn(unit)
      })
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error
      log.error('A customer could not be started by a schedule, and is left out this time.', error, {
        customerId,
        flowId,
      })
      await turns.transact((unit) => current(unit, clock) && goOn(unit))
    }
  }

  return {
    due(now) {
      const round = first()
      return round && (dueAtOf(round) ?? now + 1) <= now ? round : null
    },
    nextAt() {
      const round = first()
      return round && dueAtOf(round)
    },
    async step({ clock, date, schedule }) {
      if (date) await plan(clock, date)
      if (schedule) await run(clock, schedule)
      clocks.reload()
    },
  }
}

const dueAtOf = ({ clock, date, schedule }: Followed): number | null => (date || schedule ? clock.dueAt : null)
