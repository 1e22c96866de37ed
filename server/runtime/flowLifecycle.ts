import type { Problem } from '../../shared/api/answers.ts'
import { checkFlow } from '../../shared/flow/check/index.ts'
import type { Flow } from '../../shared/flow/flow.ts'
import type { Log } from '../log.ts'
import type { Clock } from '../ports/clock.ts'
import type { Journal } from '../ports/journal.ts'
import type { FlowRecord, FlowStatus, Library } from '../ports/library.ts'
import { conflict, notFound } from '../refusals.ts'
import { catchUp } from './catchUp.ts'
import { exitEverybody } from './exitEverybody.ts'
import type { FlowRegistry } from './flowRegistry.ts'
import type { Timers } from './timers.ts'
import type { Turns } from './turns.ts'

/** Takes flows live, holds them, and ends them: the library first, then the registry, then the journeys. */
export interface FlowLifecycle {
  publish(id: string, note: string): Promise<FlowRecord>
  pause(id: string): Promise<FlowRecord>
  resume(id: string): Promise<FlowRecord>
  archive(id: string): Promise<FlowRecord>
  remove(id: string): Promise<void>
  /** Ends what a stopped process left half done: before intake opens. */
  recover(): Promise<void>
}

interface LifecycleDeps {
  library: Library
  journal: Journal
  registry: FlowRegistry
  turns: Turns
  timers: Timers
  clock: Clock
  log: Log
}

export function createFlowLifecycle(deps: LifecycleDeps): FlowLifecycle {
  const { library, journal, registry, timers, clock } = deps

  function recordOf(id: string): FlowRecord {
    const record = library.flow(id)
    if (!record) throw notFound('flow with this id')
    return record
  }

  async function setStatus(id: string, from: readonly FlowStatus[], to: FlowStatus): Promise<FlowRecord> {
    const record = recordOf(id)
    if (!from.includes(record.status)) {
      throw conflict(
        `"${record.flow.name}" is ${record.status}. Only a flow that is ${from.join(' or ')} can be ${to}.`,
      )
    }
    const changed = await library.setStatus(id, to, clock.now())
    refresh(id)
    return changed
  }

  function refresh(id: string): void {
    registry.refresh(id)
    journal.holdTimers(registry.pausedFlowIds())
  }

  return {
    async publish(id, note) {
      const problems = errorsOf(recordOf(id).flow)
      if (problems.length > 0) {
        throw conflict(`The flow cannot go live yet: ${problems[0]?.message}`, { problems })
      }
      const record = await library.publish(id, note, clock.now())
      refresh(id)
      return record
    },
    pause: (id) => setStatus(id, ['live'], 'paused'),
    async resume(id) {
      const record = await setStatus(id, ['paused'], 'live')
      await catchUp(id, deps)
      timers.wake()
      return record
    },
    async archive(id) {
      const record = await setStatus(id, ['draft', 'live', 'paused'], 'archived')
      await exitEverybody(id, deps)
      return record
    },
    async remove(id) {
      if (recordOf(id).status !== 'archived') await setStatus(id, ['draft', 'live', 'paused'], 'archived')
      await exitEverybody(id, deps)
      await library.remove(id)
      refresh(id)
    },
    async recover() {
      journal.holdTimers(registry.pausedFlowIds())
      for (const { id, status } of library.flows()) {
        if (status === 'archived') await exitEverybody(id, deps)
        if (status === 'live') await catchUp(id, deps)
      }
    },
  }
}

function errorsOf(flow: Flow): Problem[] {
  return checkFlow(flow).filter(({ severity }) => severity === 'error')
}
