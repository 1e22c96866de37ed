import { readFileSync } from 'node:fs'
import { mkdir, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Low } from 'lowdb'
import { z } from 'zod'
import type { Choices } from '../../../shared/engine/migration.ts'
import { migratedNodes } from '../../../shared/engine/migration.ts'
import { writeFlow } from '../../../shared/flow/canonical.ts'
import type { Flow } from '../../../shared/flow/flow.ts'
import type { FlowRecord } from '../../ports/library.ts'
import { DurableFile } from './durableFile.ts'
import type { FlowState } from './flowState.ts'
import { flowState, newState, sha256 } from './flowState.ts'
import { flowFile, jsonFile } from './notations.ts'
import { oneAfterTheOther } from './oneAfterTheOther.ts'
import { reading, unusable } from './reading.ts'
import { syncFolder } from './syncFolder.ts'

const stateFile = jsonFile(flowState)

/** One flow in its folder: draft.json, state.json and versions/<n>.json. What is in memory has reached the disk. */
export class FlowFolder {
  readonly id: string
  /** Runs writes to this flow one after the other. */
  readonly inTurn = oneAfterTheOther()
  /** The goals of all published versions. */
  readonly goalEvents: Set<string>
  readonly #dir: string
  readonly #versions = new Map<number, Flow>()
  #state: FlowState
  #draft: Flow
  #record: FlowRecord

  private constructor(dir: string, id: string, draft: Flow, state: FlowState, goalEvents: Set<string>) {
    this.#dir = dir
    this.id = id
    this.#draft = draft
    this.#state = state
    this.goalEvents = goalEvents
    this.#record = this.#describe()
  }

  /** Writes a new flow into `dir`, which is renamed to its place when all of it is there. */
  static async write(dir: string, draft: Flow, now: number): Promise<void> {
    await mkdir(dir, { recursive: true })
    await new Low(new DurableFile(join(dir, 'draft.json'), flowFile), draft).write()
    await new Low(new DurableFile(join(dir, 'state.json'), stateFile), newState(writeFlow(draft), now)).write()
  }

  /** Reads a flow at start. Throws an `UnusableStore` that names the file where one is damaged. */
  static async read(dir: string, id: string): Promise<FlowFolder> {
    const file = join(dir, 'draft.json')
    const draft = await reading(file, async () => flowFile.parse(await readFile(file, 'utf8')))
    const state = await readState(dir, draft)
    return new FlowFolder(dir, id, draft, state, await readVersions(dir, state))
  }

  get record(): FlowRecord {
    return this.#record
  }

  get versions(): FlowState['versions'] {
    return this.#state.versions
  }

  /** A published version, which never changes; null where there is none. */
  version(version: number): Flow | null {
    if (!this.#state.versions.some((published) => published.version === version)) return null
    const flow = this.#versions.get(version) ?? flowFile.parse(readFileSync(this.#versionFile(version), 'utf8'))
    this.#versions.set(version, flow)
    return flow
  }

  async saveDraft(draft: Flow, now: number): Promise<void> {
    await new Low(new DurableFile(join(this.#dir, 'draft.json'), flowFile), draft).write()
    await this.#saveState({ draftSha256: sha256(writeFlow(draft)) }, now)
    this.#draft = draft
    this.#record = this.#describe()
  }

  /** Writes the version's file first: the flow is live from the moment at which state.json names it. */
  async publish(note: string, now: number, choices: Choices = {}): Promise<void> {
    const version = Math.max(0, ...this.#state.versions.map((published) => published.version)) + 1
    await mkdir(join(this.#dir, 'versions'), { recursive: true })
    await syncFolder(this.#dir)
    await new Low(new DurableFile(this.#versionFile(version), flowFile), this.#draft).write()
    this.#versions.set(version, this.#draft)
    const versions = [...this.#state.versions, { version, note, publishedAt: now, publishedBy: '' }]
    // Publishing does not resume: a paused flow stays paused with its new version.
    const status = this.#state.status === 'paused' ? 'paused' : 'live'
    const { goal } = this.#draft.settings
    if (goal) this.goalEvents.add(goal.event)
    const migration =
      migratedNodes({ version, at: now, choices }).length > 0 ? { version, at: now, choices } : undefined
    await this.#saveState({ versions, liveVersion: version, status, migration }, now)
  }

  async endMigration(version: number): Promise<void> {
    if (this.#state.migration?.version !== version) return
    await this.#writeState({ ...this.#state, migration: undefined })
  }

  async setStatus(status: FlowState['status'], now: number): Promise<void> {
    await this.#saveState({ status }, now)
  }

  async #saveState(change: Partial<FlowState>, now: number): Promise<void> {
    await this.#writeState({ ...this.#state, ...change, revision: this.#state.revision + 1, updatedAt: now })
  }

  async #writeState(state: FlowState): Promise<void> {
    await new Low(new DurableFile(join(this.#dir, 'state.json'), stateFile), state).write()
    this.#state = state
    this.#record = this.#describe()
  }

  #describe(): FlowRecord {
    const { revision, status, liveVersion, createdAt, updatedAt, migration = null } = this.#state
    const live = liveVersion === null ? null : this.version(liveVersion)
    const hasUnpublishedChanges = live === null || writeFlow(live) !== writeFlow(this.#draft)
    return {
      id: this.id,
      revision,
      status,
      liveVersion,
      hasUnpublishedChanges,
      migration,
      flow: this.#draft,
      createdAt,
      updatedAt,
    }
  }

  #versionFile(version: number): string {
    return join(this.#dir, 'versions', `${version}.json`)
  }
}

/** A folder with nothing but a draft is a flow that somebody put there. */
async function readState(dir: string, draft: Flow): Promise<FlowState> {
  const file = join(dir, 'state.json')
  const text = writeFlow(draft)
  const fresh = newState(text, Math.round((await stat(join(dir, 'draft.json'))).mtimeMs))
  const low = new Low(new DurableFile(file, stateFile), fresh)
  await reading(file, () => low.read())
  const draftSha256 = sha256(text)
  if (low.data.draftSha256 === draftSha256) return low.data
  // Edited by hand, or saved without the state at a crash: whoever still holds the old revision must not write over it.
  const edited = { ...low.data, draftSha256, revision: low.data.revision + 1 }
  low.data = edited
  await low.write()
  return edited
}

/** What a version's file says of its goal, whatever else is in it. */
const withGoal = z.object({ settings: z.object({ goal: z.object({ event: z.string() }).nullish() }).optional() })

/** Every version that state.json names has to be there, whole. Returns the events that are their goals. */
async function readVersions(dir: string, state: FlowState): Promise<Set<string>> {
  const folder = join(dir, 'versions')
  const present = new Set(state.versions.length === 0 ? [] : await readdir(folder).catch(() => []))
  const goalEvents = new Set<string>()
  for (const { version } of state.versions) {
    const file = join(folder, `${version}.json`)
    if (!present.has(`${version}.json`)) throw unusable(file, 'is missing')
    const { settings } = await reading(file, async () => withGoal.parse(JSON.parse(await readFile(file, 'utf8'))))
    if (settings?.goal) goalEvents.add(settings.goal.event)
  }
  const isLivePublished = state.versions.some(({ version }) => version === state.liveVersion)
  if (state.liveVersion !== null && !isLivePublished) {
    throw unusable(join(dir, 'state.json'), `names version ${state.liveVersion} as live, which it does not list`)
  }
  return goalEvents
}
