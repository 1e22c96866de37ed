import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { openLibrary } from '../../../../server/adapters/lowdb/openLibrary.ts'
import { tempFolder } from '../../../builders/tempFolder.ts'
import { untilKilled } from '../../../builders/untilKilled.ts'

const program = new URL('./saveForever.ts', import.meta.url)

it('has every acknowledged save and every published version when its process is killed', async () => {
  const dir = await tempFolder()
  for (const lines of [1, 8, 25, 40]) {
    const printed = await untilKilled(program, [dir], lines)
    const [revision = 0, draft = 0, version = 0] = (printed.at(-1) ?? '').split(' ').map(Number)

    const library = await openLibrary({ dir })
    const [flow, ...others] = library.flows()
    if (flow === undefined) throw new Error('The flow is not there.')
    expect(others).toEqual([])
    expect(flow.revision).toBeGreaterThanOrEqual(revision)
    expect(Number(flow.flow.name)).toBeGreaterThanOrEqual(draft)
    expect(flow.liveVersion ?? 0).toBeGreaterThanOrEqual(version)
    expect(library.versions(flow.id)).toHaveLength(flow.liveVersion ?? 0)
    for (const { version: number, note } of library.versions(flow.id)) {
      expect(`number ${library.version(flow.id, number)?.name}`).toBe(note)
    }
    expect(leftovers(dir)).toEqual([])
  }
})

const leftovers = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((name) => /(^|\/)\./.test(name))
