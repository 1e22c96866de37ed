import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Low } from 'lowdb'
import type { Flow } from '../../../shared/flow/flow.ts'
import type { TemplateRecord } from '../../ports/library.ts'
import { notFound } from '../../refusals.ts'
import { DurableFile } from './durableFile.ts'
import { flowFile } from './notations.ts'
import { randomId } from './randomId.ts'
import { reading } from './reading.ts'
import { syncFolder } from './syncFolder.ts'

/** The team's own flow templates: one flow file each, named by its id. */
export async function readTemplates(dir: string): Promise<{
  all(): TemplateRecord[]
  add(flow: Flow): Promise<TemplateRecord>
  remove(id: string): Promise<void>
}> {
  await mkdir(dir, { recursive: true })
  const names = (await readdir(dir)).filter((name) => name.endsWith('.json') && !name.startsWith('.'))
  let templates = await Promise.all(names.map((name) => readTemplate(join(dir, name))))
  return {
    all: () => templates.toSorted(byName),
    async add(flow) {
      const template = { id: randomId(), flow }
      await new Low(new DurableFile(join(dir, `${template.id}.json`), flowFile), flow).write()
      templates.push(template)
      return template
    },
    async remove(id) {
      // Only the id of one that is there becomes part of a path.
      if (!templates.some((template) => template.id === id)) throw notFound('template with this id')
      await rm(join(dir, `${id}.json`), { force: true })
      await syncFolder(dir)
      templates = templates.filter((template) => template.id !== id)
    },
  }
}

const byName = (a: TemplateRecord, b: TemplateRecord): number =>
  a.flow.name.localeCompare(b.flow.name, 'en') || (a.id < b.id ? -1 : 1)

const readTemplate = (file: string): Promise<TemplateRecord> =>
  reading(file, async () => ({
    id: basename(file, '.json'),
    flow: flowFile.parse(await readFile(file, 'utf8')),
  }))
