import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Flow } from '../../../shared/flow/flow.ts'
import type { FlowRecord, Library } from '../../ports/library.ts'
import { notFound, staleRevision } from '../../refusals.ts'
import { FlowFolder } from './flowFolder.ts'
import { oneAfterTheOther } from './oneAfterTheOther.ts'
import { randomId } from './randomId.ts'
import { readSegments } from './segments.ts'
import { readSettings } from './settings.ts'
import { storing } from './storing.ts'
import { removedName, sweep, unfinishedName } from './sweep.ts'
import { syncFolder } from './syncFolder.ts'
import { readTemplates } from './templates.ts'

/** Opens the library in a folder of JSON files, fit for git. Throws an `UnusableStore` that names the file where one is damaged. */
export async function openLibrary({ dir }: { dir: string }): Promise<Library> {
  const flowsDir = join(dir, 'flows')
  await mkdir(flowsDir, { recursive: true })
  await sweep(dir)
  const settings = await readSettings(join(dir, 'settings.json'))
  const segments = await readSegments(join(dir, 'segments'))
  const templates = await readTemplates(join(dir, 'templates'))
  const folders = await readFlows(flowsDir)
  const settingsInTurn = oneAfterTheOther()

  /** Changes one flow after all that was asked of it before. */
  const change = (id: string, write: (folder: FlowFolder) => Promise<void>): Promise<FlowRecord> =>
    existing(id).inTurn(async () => {
      const folder = existing(id)
      await storing(() => write(folder))
      return folder.record
    })

  const existing = (id: string): FlowFolder => {
    const folder = folders.get(id)
    if (folder === undefined) throw notFound('such flow')
    return folder
  }

  return {
    flows: () => [...folders.values()].map(({ record }) => record).sort((a, b) => b.updatedAt - a.updatedAt),
    flow: (id) => folders.get(id)?.record ?? null,
    async create(flow, now) {
      const id = newFlowId(folders)
      await storing(() => createFolder(flowsDir, id, flow, now))
      const folder = await FlowFolder.read(join(flowsDir, id), id)
      folders.set(id, folder)
      return folder.record
    },
    saveDraft: async (id, revision, flow, now) =>
      change(id, async (folder) => {
        if (folder.record.revision !== revision) throw staleRevision(folder.record)
        await folder.saveDraft(flow, now)
      }),
    publish: async (id, note, now, choices) => change(id, (folder) => folder.publish(note, now, choices)),
    endMigration: async (id, version) => change(id, (folder) => folder.endMigration(version)),
    setStatus: async (id, status, now) => change(id, (folder) => folder.setStatus(status, now)),
    async remove(id) {
      await change(id, async () => {
        await removeFolder(flowsDir, id)
        folders.delete(id)
      })
    },
    versions: (id) => [...(folders.get(id)?.versions ?? [])].reverse(),
    version: (id, version) => folders.get(id)?.version(version) ?? null,
    goalEvents: (id) => folders.get(id)?.goalEvents ?? new Set(),
    ...segments,
    templates: templates.all,
    saveTemplate: (flow) => storing(() => templates.add(flow)),
    removeTemplate: (id) => storing(() => templates.remove(id)),
    settings: () => settings.data,
    saveSettings: (part) =>
      settingsInTurn(async () => {
        const before = settings.data
        try {
          settings.data = { ...before, ...part }
          await storing(() => settings.write())
        } catch (error) {
          settings.data = before
          throw error
        }
        return settings.data
      }),
  }
}

async function readFlows(flowsDir: string): Promise<Map<string, FlowFolder>> {
  const entries = await readdir(flowsDir, { withFileTypes: true })
  const ids = entries.filter((entry) => entry.isDirectory() && isFlowId(entry.name)).map(({ name }) => name)
  const folders = await Promise.all(ids.map((id) => FlowFolder.read(join(flowsDir, id), id)))
  return new Map(folders.map((folder) => [folder.id, folder]))
}

/** A folder that somebody named by hand is a flow too, as long as its name can stand in an address. */
const isFlowId = (name: string): boolean => /^[A-Za-z0-9_-]{1,64}$/.test(name)

function newFlowId(taken: ReadonlyMap<string, unknown>): string {
  const id = randomId()
  return taken.has(id) ? newFlowId(taken) : id
}

/** All of a new flow or nothing: it gets its name when it is whole. */
async function createFolder(flowsDir: string, id: string, flow: Flow, now: number): Promise<void> {
  const unfinished = join(flowsDir, unfinishedName(id))
  await FlowFolder.write(unfinished, flow, now)
  await rename(unfinished, join(flowsDir, id))
  await syncFolder(flowsDir)
}

/** Gone at once; what is left of it is removed now, or swept at the next start. */
async function removeFolder(flowsDir: string, id: string): Promise<void> {
  const removed = join(flowsDir, removedName(id))
  await rename(join(flowsDir, id), removed)
  await syncFolder(flowsDir)
  await rm(removed, { recursive: true, force: true })
}
