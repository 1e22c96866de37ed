import type { Workspace } from '../../shared/engine/world.ts'
import type { DateProgram, ScheduleProgram } from '../../shared/nodes/defineNode.ts'
import type { Clock } from '../ports/clock.ts'
import type { Journal, JournalTransaction, TriggerClock } from '../ports/journal.ts'
import type { FlowRegistry } from './flowRegistry.ts'

/** A trigger of a live flow with its clock. */
export interface Followed {
  clock: TriggerClock
  date?: DateProgram
  schedule?: ScheduleProgram
}

/** The triggers that wait for moments, with what the journal keeps of each: since when they are live, and how far everybody is gone through. */
export interface Clocks {
  followed(): readonly Followed[]
  find(flowId: string, nodeId: string): Followed | undefined
  /** Brings the clocks in line with the flows that are live: a trigger that went live counts from now, one that did not stay live is dropped. */
  refresh(): Promise<void>
  /** To be called after a unit that saved clocks. */
  reload(): void
}

interface ClocksDeps {
  journal: Journal
  flows: Pick<FlowRegistry, 'triggersWithClock'>
  clock: Clock
  workspace(): Workspace
}

export function createClocks({ journal, flows, clock, workspace }: ClocksDeps): Clocks {
  let followed: readonly Followed[] = []

  function reload(): void {
    const programs = new Map(
      flows.triggersWithClock().map(({ plan, nodeId, program }) => [key(plan.flowId, nodeId), program]),
    )
    followed = journal.triggerClocks().flatMap((one) => {
      const { date, schedule } = programs.get(key(one.flowId, one.nodeId)) ?? {}
      return [{ clock: one, ...(date && { date }), ...(schedule && { schedule }) }]
    })
  }

  /** What has to be written for the clocks that are stored to be those of the live triggers. */
  function missing(all: readonly TriggerClock[]): { saved: TriggerClock[]; removed: TriggerClock[] } {
    const now = clock.now()
    const saved: TriggerClock[] = []
    const stored = new Map(all.map((one) => [key(one.flowId, one.nodeId), one]))
    for (const { plan, nodeId, program } of flows.triggersWithClock()) {
      const { flowId, version } = plan
      const before = stored.get(key(flowId, nodeId))
      stored.delete(key(flowId, nodeId))
      // The workspace's zone is that of every customer without one.
      const setBy = `${version} ${workspace().timezone}`
      if (before?.setBy === setBy) continue
      const set = { flowId, nodeId, setBy, since: before?.since ?? now }
      // A run that is due, or under way, is ended by the new version.
      const isDue = program.schedule && before?.dueAt != null && before.dueAt <= now
      if (isDue) saved.push({ ...before, ...set })
      else saved.push({ ...set, dueAt: program.schedule ? program.schedule.next(now) : now, position: null })
    }
    return { saved, removed: [...stored.values()] }
  }

  function setAll(tx: JournalTransaction): void {
    const { saved, removed } = missing(tx.triggerClocks())
    for (const one of saved) tx.saveTriggerClock(one)
    for (const one of removed) tx.removeTriggerClock(one)
  }

  function isSet(): boolean {
    const { saved, removed } = missing(journal.triggerClocks())
    return saved.length === 0 && removed.length === 0
  }

  return {
    followed: () => followed,
    find: (flowId, nodeId) => followed.find(({ clock: one }) => one.flowId === flowId && one.nodeId === nodeId),
    reload,
    async refresh() {
      // At once, so that nothing starts a flow that has just been paused.
      reload()
      // A server whose disk is full has to start all the same.
      if (isSet()) return
      await journal.transact(setAll)
      reload()
    },
  }
}

const key = (flowId: string, nodeId: string): string => `${flowId}/${nodeId}`
