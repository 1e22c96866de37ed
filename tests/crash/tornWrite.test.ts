import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { greetingNextDay } from '../builders/flows.ts'
import { tempFolder } from '../builders/tempFolder.ts'
import { api } from './author.ts'
import { writeKey } from './client.ts'
import { startVictim } from './victim.ts'

const env = { WRITE_KEY: writeKey }
const people = Array.from({ length: 12 }, (_, n) => `c${n}`)

/** What a server that was killed left, after it had said yes to each of the people, one after the other. */
async function killed(dir: string): Promise<void> {
  const server = startVictim(dir, env)
  const url = (await server.ready) ?? ''
  const { id } = await (await api(url, 'POST', '/flows', greetingNextDay())).json()
  await api(url, 'POST', `/flows/${id}/publish`, {})
  for (const userId of people) {
    const body = JSON.stringify({ writeKey, userId, event: 'Signed Up' })
    expect((await fetch(`${url}/v1/track`, { method: 'POST', body })).status).toBe(200)
  }
  server.kill('SIGKILL')
  await server.ended
}

/** Who is there when a server starts on the files, and how many of them wait. */
async function found(dir: string): Promise<{ there: string[]; entered: number; waiting: number }> {
  const server = startVictim(dir, env)
  onTestFinished(() => server.kill('SIGKILL'))
  const url = await server.ready
  if (url === null) throw new Error((await server.ended).errors)
  const there = await Promise.all(
    people.map(async (id) => ((await api(url, 'GET', `/customers/${id}`)).status === 200 ? [id] : [])),
  )
  const { items } = await (await api(url, 'GET', '/flows')).json()
  const counts = await (await api(url, 'GET', `/flows/${items[0].id}/counts`)).json()
  const { entered, waiting } = counts.journeys
  return { there: there.flat(), entered, waiting }
}

function changeBytes(file: string, from: number, to: number): void {
  const bytes = readFileSync(file)
  for (let at = from; at < to; at++) bytes[at] = (bytes[at] ?? 0) ^ 0xff
  writeFileSync(file, bytes)
}

describe('a journal whose last write was torn', { timeout: 60_000 }, () => {
  let original = ''
  beforeAll(async () => {
    original = mkdtempSync(join(tmpdir(), 'runnel-torn-'))
    await killed(original)
    return () => rmSync(original, { recursive: true, force: true })
  })

  const copied = async () => {
    const dir = await tempFolder()
    cpSync(original, dir, { recursive: true })
    return { dir, log: join(dir, 'journal.sqlite-redo') }
  }

  it('keeps all that was acknowledged, and drops what the crash left half written', async () => {
    const { dir, log } = await copied()
    // What an append that was cut off leaves: the head of a record and part of the rest.
    appendFileSync(log, readFileSync(log).subarray(0, 300))
    expect(await found(dir)).toEqual({ there: people, entered: people.length, waiting: people.length })
  })

  it.each([
    ['cut off', (log: string) => truncateSync(log, statSync(log).size - 100)],
    ['garbled', (log: string) => changeBytes(log, statSync(log).size - 100, statSync(log).size)],
  ])('loses the last record alone, and all of it, where a disk that lied has its end %s', async (_, damage) => {
    const { dir, log } = await copied()
    damage(log)
    const but = people.slice(0, -1)
    expect(await found(dir)).toEqual({ there: but, entered: but.length, waiting: but.length })
  })

  it('does not start, and says so in one line, where what was acknowledged is damaged before the end', async () => {
    const { dir, log } = await copied()
    const middle = Math.floor(statSync(log).size / 2)
    changeBytes(log, middle, middle + 50)
    const damaged = readFileSync(log)
    const { code, errors } = await startVictim(dir, env).ended
    expect(code).toBe(1)
    expect(errors).toMatch(/^Runnel cannot start: The redo log [^\n]+ is damaged at byte \d+: [^\n]+\n$/)
    expect(readFileSync(log).equals(damaged)).toBe(true)
  })
})
