import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openLibrary } from '../../../../server/adapters/lowdb/openLibrary.ts'
import { UnusableStore } from '../../../../server/ports/unusableStore.ts'
import { writeFlow } from '../../../../shared/flow/canonical.ts'
import { newFlow } from '../../../../shared/flow/newFlow.ts'
import { tempFolder } from '../../../builders/tempFolder.ts'

/** A library with one published flow, and the folder of that flow. */
async function aLibrary(): Promise<{ dir: string; id: string; folder: string }> {
  const dir = await tempFolder()
  const library = await openLibrary({ dir })
  const { id } = await library.create(newFlow('Welcome'), 1)
  await library.publish(id, 'first', 2)
  return { dir, id, folder: join(dir, 'flows', id) }
}

it('keeps the flow file and nothing else in draft.json, canonically', async () => {
  const { dir, id, folder } = await aLibrary()
  expect(readFileSync(join(folder, 'draft.json'), 'utf8')).toBe(writeFlow(newFlow('Welcome')))
  expect(readFileSync(join(folder, 'versions', '1.json'), 'utf8')).toBe(writeFlow(newFlow('Welcome')))
  expect(readdirSync(folder).sort()).toEqual(['draft.json', 'state.json', 'versions'])
  expect(readdirSync(dir).sort()).toEqual(['flows', 'segments', 'settings.json', 'templates'])
  expect((await openLibrary({ dir })).flow(id)?.liveVersion).toBe(1)
})

it('does not touch published versions when a draft is saved', async () => {
  const { dir, id, folder } = await aLibrary()
  const version = join(folder, 'versions', '1.json')
  const before = statSync(version, { bigint: true })
  const library = await openLibrary({ dir })
  await library.saveDraft(id, 2, newFlow('Changed'), 3)
  await library.publish(id, 'second', 4)
  const after = statSync(version, { bigint: true })
  expect([after.ino, after.mtimeNs]).toEqual([before.ino, before.mtimeNs])
})

it('takes up a flow that somebody edited by hand, under a new revision', async () => {
  const { dir, id, folder } = await aLibrary()
  writeFileSync(join(folder, 'draft.json'), writeFlow(newFlow('Edited in git')))
  const library = await openLibrary({ dir })
  expect(library.flow(id)).toMatchObject({ revision: 3, hasUnpublishedChanges: true, flow: { name: 'Edited in git' } })
  await expect(library.saveDraft(id, 2, newFlow('From an old screen'), 5)).rejects.toMatchObject({ status: 412 })
  expect((await openLibrary({ dir })).flow(id)?.revision).toBe(3)
})

it('takes up a folder that holds nothing but a flow file', async () => {
  const { dir } = await aLibrary()
  const folder = join(dir, 'flows', 'from-a-friend')
  mkdirSync(folder)
  writeFileSync(join(folder, 'draft.json'), writeFlow(newFlow('From a friend')))
  const library = await openLibrary({ dir })
  expect(library.flow('from-a-friend')).toMatchObject({ revision: 1, status: 'draft', flow: { name: 'From a friend' } })
  expect(await library.publish('from-a-friend', '', 3)).toMatchObject({ status: 'live' })
})

it('sweeps what unfinished writes left behind, and nothing else', async () => {
  const { dir, id, folder } = await aLibrary()
  writeFileSync(join(folder, '.draft.json.tmp'), '{ "half')
  writeFileSync(join(dir, '.settings.json.tmp'), '')
  writeFileSync(join(dir, 'README.md'), 'ours')
  mkdirSync(join(dir, '.git'))
  writeFileSync(join(dir, '.git', 'HEAD'), 'ref')
  cpSync(folder, join(dir, 'flows', '.abc.new'), { recursive: true })
  cpSync(folder, join(dir, 'flows', '.xyz.gone'), { recursive: true })
  const library = await openLibrary({ dir })
  expect(library.flows().map((flow) => flow.id)).toEqual([id])
  expect(readdirSync(join(dir, 'flows'))).toEqual([id])
  expect(existsSync(join(folder, '.draft.json.tmp'))).toBe(false)
  expect(readdirSync(dir).sort()).toEqual(['.git', 'README.md', 'flows', 'segments', 'settings.json', 'templates'])
  expect(existsSync(join(dir, '.git', 'HEAD'))).toBe(true)
})

const cutInHalf = (file: string): void => {
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.slice(0, text.length / 2))
}

it.each([
  ['a draft cut in half', 'draft.json', cutInHalf, 'This is not JSON'],
  ['a state cut in half', 'state.json', cutInHalf, 'cannot be read'],
  ['a version cut in half', 'versions/1.json', cutInHalf, 'cannot be read'],
  ['a version that is gone', 'versions/1.json', (file: string) => rmSync(file), 'is missing'],
  ['a draft that is gone', 'draft.json', (file: string) => renameSync(file, `${file}.old`), 'cannot be read'],
  ['an empty state', 'state.json', (file: string) => writeFileSync(file, ''), 'cannot be read'],
  ['a draft of another format', 'draft.json', (file: string) => writeFileSync(file, '{"format":"x/9"}'), 'format'],
  ['a state with a wrong type', 'state.json', (file: string) => writeFileSync(file, '{"revision":"one"}'), 'revision'],
])('refuses to start with %s, in one line that names the file', async (_, name, damage, reason) => {
  const { dir, folder } = await aLibrary()
  const file = join(folder, name)
  damage(file)
  const before = readdirSync(dir, { recursive: true })
  const error = await openLibrary({ dir }).catch((thrown: unknown) => thrown)
  if (!(error instanceof UnusableStore)) throw error
  expect(error.message).toContain(file)
  expect(error.message).toContain(reason)
  expect(error.message).toContain('Put a good copy in its place')
  expect(error.message).not.toContain('\n')
  expect(readdirSync(dir, { recursive: true })).toEqual(before)
})
