import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { greetingNextDay } from '../builders/flows.ts'
import { tempFolder } from '../builders/tempFolder.ts'
import { api } from './author.ts'
import { filesIn } from './files.ts'
import { startVictim } from './victim.ts'

it('says in one line which file of the library is cut in half, and writes over nothing', {
  timeout: 60_000,
}, async () => {
  const dir = await tempFolder()
  const library = join(dir, 'library')
  const server = startVictim(dir, {})
  onTestFinished(() => server.kill('SIGKILL'))
  const url = (await server.ready) ?? ''
  const { id } = await (await api(url, 'POST', '/flows', greetingNextDay())).json()
  await api(url, 'POST', `/flows/${id}/publish`, {})
  server.kill('SIGTERM')
  expect((await server.ended).code).toBe(0)

  for (const name of [
    `flows/${id}/versions/1.json`,
    `flows/${id}/draft.json`,
    `flows/${id}/state.json`,
    'settings.json',
  ]) {
    const file = join(library, name)
    const whole = readFileSync(file)
    writeFileSync(file, whole.subarray(0, whole.length / 2))
    const before = filesIn(library)
    const { code, errors } = await startVictim(dir, {}).ended
    expect(code).toBe(1)
    expect(errors).toMatch(/^Runnel cannot start: The library file [^\n]+\n$/)
    expect(errors).toContain(file)
    expect(filesIn(library)).toEqual(before)
    writeFileSync(file, whole)
  }
})
