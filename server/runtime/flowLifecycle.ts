import type { Problem } from '../../shared/api/answers.ts'
import type { Choices } from '../../shared/engine/migration.ts'
import { checkFlow } from '../../shared/flow/check/index.ts'
import type { Flow } from '../../shared/flow/flow.ts'
import { knownIn } from '../knownIn.ts'
import type { Log } from '../log.ts'
import type { Clock } from '../ports/clock.ts'
import type { Journal } from '../ports/journal.ts'
import type { FlowRecord, FlowStatus, Library } from '../ports/library.ts'
import { conflict, invalid, notFound } from '../refusals.ts'
import { catchUp } from './catchUp.ts'
import { checkChoices } from './checkChoices.ts'
import type { Clocks } from './clocks.ts'
import { exitEverybody } from './exitEverybody.ts'
import type { FlowRegistry } from './flowRegistry.ts'
import { createInTurn } from './inTurn.ts'
import { migrateEverybody } from './migrateEverybody.ts'
import type { SegmentLifecycle } from './segmentLifecycle.ts'
import type { Timers } from './timers.ts'
import type { Turns } from './turns.ts'

/** Changes flows and takes them live, holds them, ends them: the library first, then the registry, then the journeys. One change of a flow at a time. */
export interface FlowLifecycle {
  /** Refused where `revision` is not the current one. */
  saveDraft(id: string, revision: number, flow: Flow): Promise<FlowRecord>
  /**
   * Refused while the check finds errors, then where a choice cannot be. Resolves when everybody in it is where the choices want them, as far as that
   * can be now; meanwhile other changes of the flow go on.
   */
  publish(id: string, note: string, choices?: Choices): Promise<FlowRecord>
  pause(id: string): Promise<FlowRecord>
  resume(id: string): Promise<FlowRecord>
  archive(id: string): Promise<FlowRecord>
  /** Paused, or a draft where it was never published: nobody enters by it. Refused where what was live could not go live today. */
  unarchive(id: string): Promise<FlowRecord>
  remove(id: string): Promise<void>
  /** Plans dates anew where the workspace's zone, which is that of customers without one, is another. */
  followZone(): Promise<void>
  /** Ends what a stopped process left half done: before intake opens. */
  recover(): Promise<void>
}

interface LifecycleDeps {
  library: Library
  journal: Journal
  segments: Pick<SegmentLifecycle, 'unchanged'>
  registry: FlowRegistry
  turns: Turns
  clocks: Clocks
  timers: Timers
  clock: Clock
  log: Log
  /** Hears of every change that is stored. */
  onChange(record: FlowRecord): void
}

export function createFlowLifecycle(deps: LifecycleDeps): FlowLifecycle {
  const { library, journal, segments, registry, clocks, timers, clock, onChange } = deps
  const inTurn = createInTurn()
  const migrationsInTurn = createInTurn()
  const settle = (id: string): Promise<void> =>
    migrationsInTurn(id, () => migrateEverybody(id, { ...deps, flows: registry }))

  function recordOf(id: string): FlowRecord {
    const record = library.flow(id)
    if (!record) throw notFound('flow with this id')
    return record
  }

  /** One change at a time: what was checked is what is published, and whoever is let in again is not put out by an archive still at work. */
  const change = (id: string, work: (record: FlowRecord) => Promise<FlowRecord>): Promise<FlowRecord> =>
    inTurn(id, async () => {
      const record = await work(recordOf(id))
      onChange(record)
      return record
    })

  async function setStatus(
    record: FlowRecord,
    from: readonly FlowStatus[],
    to: FlowStatus,
    verb = verbs[to],
  ): Promise<FlowRecord> {
    const { id, status, flow } = record
    if (!from.includes(status)) {
      throw conflict(`"${flow.name}" is ${status}. Only a flow that is ${from.join(' or ')} can be ${verb}.`)
    }
    const changed = await library.setStatus(id, to, clock.now())
    await refresh(id)
    return changed
  }

  async function end(record: FlowRecord): Promise<FlowRecord> {
    const archived = record.status === 'archived' ? record : await setStatus(record, unarchived, 'archived')
    await exitEverybody(record.id, deps)
    // Nobody is left to be moved.
    await settle(record.id)
    return archived
  }

  async function refresh(id: string): Promise<void> {
    registry.refresh(id)
    journal.holdTimers(registry.pausedFlowIds())
    await followClocks()
  }

  async function followClocks(): Promise<void> {
    await clocks.refresh()
    timers.wake()
  }

  return {
    saveDraft: (id, revision, flow) => change(id, () => library.saveDraft(id, revision, flow, clock.now())),
    async publish(id, note, choices = {}) {
      const published = await change(id, async (before) => {
        const record = await segments.unchanged(() => {
          const problems = errorsOf(before.flow, library)
          if (problems.length > 0) throw conflict(`The flow cannot go live yet: ${problems[0]?.message}`, { problems })
          const errors = checkChoices(choices, before, deps)
          if (errors.length > 0) throw invalid(errors)
          return library.publish(id, note, clock.now(), choices)
        })
        await refresh(id)
        return record
      })
      await settle(id)
      return published
    },
    pause: (id) => change(id, (record) => setStatus(record, ['live'], 'paused')),
    resume: (id) =>
      change(id, async (before) => {
        const record = await setStatus(before, ['paused'], 'live')
        await settle(id)
        await catchUp(id, deps)
        timers.wake()
        return record
      }),
    archive: (id) =>
      change(id, (record) => {
        if (record.status === 'archived') throw conflict(`"${record.flow.name}" is archived already.`)
        return end(record)
      }),
    unarchive: (id) =>
      change(id, (record) =>
        segments.unchanged(() => {
          const { flow, liveVersion } = record
          const live = liveVersion === null ? null : library.version(id, liveVersion)
          const problems = live ? errorsOf(live, library) : []
          if (problems.length > 0) {
            const why = `"${flow.name}" cannot come back as it was: ${problems[0]?.message}`
            throw conflict(`${why} Publish its draft instead.`, { problems })
          }
          return setStatus(record, ['archived'], live ? 'paused' : 'draft', 'taken out of the archive')
        }),
      ),
    remove: (id) =>
      inTurn(id, async () => {
        await end(recordOf(id))
        await library.remove(id)
        await refresh(id)
      }),
    followZone: followClocks,
    async recover() {
      journal.holdTimers(registry.pausedFlowIds())
      await clocks.refresh()
      for (const { id, status } of library.flows()) {
        if (status === 'archived') await exitEverybody(id, deps)
        await settle(id)
        if (status === 'live') await catchUp(id, deps)
      }
    },
  }
}

const unarchived: readonly FlowStatus[] = ['draft', 'live', 'paused']

const verbs: Readonly<Record<FlowStatus, string>> = {
  draft: 'changed',
  live: 'resumed',
  paused: 'paused',
  archived: 'archived',
}

function errorsOf(flow: Flow, library: Library): Problem[] {
  return checkFlow(flow, knownIn(library)).filter(({ severity }) => severity === 'error')
}
