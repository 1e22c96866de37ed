import { join } from 'node:path'
import { openLibrary } from '../../server/adapters/lowdb/openLibrary.ts'
import { openJournal } from '../../server/adapters/sqlite/openJournal.ts'
import { createClocks } from '../../server/runtime/clocks.ts'
import { createFlowRegistry } from '../../server/runtime/flowRegistry.ts'
import type { IntakeCall } from '../../server/runtime/intakeCall.ts'
import { createSegmentRegistry } from '../../server/runtime/segmentRegistry.ts'
import { takeCall } from '../../server/runtime/takeCall.ts'
import { createTurns } from '../../server/runtime/turns.ts'
import { workspaceOf } from '../../server/workspaceOf.ts'
import { parseFlow } from '../../shared/flow/parse.ts'

const groupSize = 1_000

/** Writes into the data folder of a server that is stopped, by the server's own turns and as fast as they go. */
export interface Filler {
  /** Makes a flow and takes it live; answers with its id. */
  publish(flow: object): Promise<string>
  /** Takes `count` calls in order, in groups that commit together at the moment to which the last call of the group is dated. */
  take(count: number, callOf: (n: number) => IntakeCall): Promise<void>
  /** Holds a flow, as a marketer would before the server is stopped. */
  pause(flowId: string): Promise<void>
  close(): void
}

export async function openFiller(dir: string): Promise<Filler> {
  let now = Date.now()
  const clock = { now: () => now, wakeAt: () => () => {} }
  const journal = openJournal({ file: join(dir, 'journal.sqlite'), clock })
  const library = await openLibrary({ dir: join(dir, 'library') })
  const config = { TIMEZONE: 'UTC', CURRENCY: 'USD', MAIL_FROM: 'shop@example.com' }
  const workspace = workspaceOf(library.settings(), config)
  const flows = createFlowRegistry(library)
  const turns = createTurns({
    journal,
    flows,
    segments: createSegmentRegistry(library, journal),
    clocks: createClocks({ journal, flows, clock, workspace: () => workspace }),
    clock,
    workspace: () => workspace,
  })
  const context = { flows, currency: workspace.currency }
  return {
    async publish(file) {
      const parsed = parseFlow(file)
      if (!parsed.ok) throw new Error(`A flow of the bench does not parse: ${JSON.stringify(parsed.errors)}`)
      const { id } = await library.create(parsed.flow, now)
      await library.publish(id, '', now)
      flows.refresh(id)
      return id
    },
    async take(count, callOf) {
      for (let from = 0; from < count; from += groupSize) {
        const calls = Array.from({ length: Math.min(groupSize, count - from) }, (_, n) => callOf(from + n))
        now = calls.at(-1)?.timestamp ?? now
        await Promise.all(calls.map((call) => turns.transact((unit) => takeCall(unit, call, context))))
      }
    },
    async pause(flowId) {
      await library.setStatus(flowId, 'paused', now)
    },
    close: () => journal.close(),
  }
}
