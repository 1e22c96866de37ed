import { afterAll, expect, it, onTestFinished } from 'vitest'
import { greetingNextDay } from '../builders/flows.ts'
import { api } from './author.ts'
import { writeKey } from './client.ts'
import { withCopyOf } from './copyOf.ts'
import type { SmallDisk } from './smallDisk.ts'
import { limitedFolder, mountSmallDisk } from './smallDisk.ts'
import { startVictim } from './victim.ts'

const limited = limitedFolder()
const mounted = mountSmallDisk()

afterAll(() => {
  limited.close()
  mounted?.close()
})

async function fillAndRecover(disk: SmallDisk): Promise<void> {
  const { dir, env, fill, makeRoom } = disk
  const server = startVictim(dir, { WRITE_KEY: writeKey, LOG_LEVEL: 'silent', ...env })
  onTestFinished(() => server.kill('SIGKILL'))
  const url = (await server.ready) ?? ''
  const { id } = await (await api(url, 'POST', '/flows', greetingNextDay())).json()
  await api(url, 'POST', `/flows/${id}/publish`, {})
  const stored: string[] = []
  const post = async (userId: string) => {
    const body = JSON.stringify({ writeKey, userId, event: 'Signed Up', properties: { text: 'x'.repeat(20_000) } })
    const answer = await fetch(`${url}/v1/track`, { method: 'POST', body })
    if (answer.status === 200) stored.push(userId)
    return answer
  }
  const isReady = async () => (await fetch(`${url}/readyz`)).status === 200

  await post('first')
  expect(await isReady()).toBe(true)
  fill()
  const refused = await untilRefused(post)
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1'])
  expect(await refused.json()).toMatchObject({ success: false })
  expect(await isReady()).toBe(false)
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
  expect((await api(url, 'GET', '/customers/first')).status).toBe(200)

  makeRoom()
  while (!(await isReady()));
  expect((await post('last')).status).toBe(200)
  server.kill('SIGKILL')
  await server.ended
  const events = await withCopyOf(dir, (journal) => journal.recentEvents({}, 1_000).map((one) => one.customerId))
  expect(events.sort()).toEqual(stored.sort())
}

/** A full disk still takes what fits into the pages that are there. */
async function untilRefused(post: (userId: string) => Promise<Response>): Promise<Response> {
  for (let n = 0; n < 1_000; n++) {
    const answer = await post(`c${n}`)
    if (answer.status !== 200) return answer
  }
  throw new Error('The disk never filled up.')
}

const promise =
  'asks senders to come back while it is full, keeps what it took, and goes on by itself when there is room'

it(`a disk that says it is full ${promise}`, { timeout: 60_000 }, () => fillAndRecover(limited))

it.runIf(mounted)(`a real small disk ${promise}`, { timeout: 60_000 }, () => fillAndRecover(mounted ?? limited))
