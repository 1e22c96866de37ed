import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, it, onTestFinished } from 'vitest'
import { greetingNextDay } from '../builders/flows.ts'
import { tempFolder } from '../builders/tempFolder.ts'

const root = join(import.meta.dirname, '../..')

interface Ended {
  code: number | null
  out: string
  errors: string
}

interface Running {
  url: string
  writeKey: string
  child: ChildProcess
  ended: Promise<Ended>
}

/** The real program; its environment is what the test gives and nothing else of ours. */
function launch(env: Record<string, string>): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: root,
    env: { PATH: process.env.PATH, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const ended = Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]).then(
    ([out, errors, [code]]) => ({ code, out, errors }),
  )
  return { child, ended }
}

async function running(env: Record<string, string>): Promise<Running> {
  const { child, ended } = launch(env)
  const said = new Promise<string>((resolve) => {
    let out = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      out += chunk
      if (/Write key: .*\n/.test(out)) resolve(out)
    })
  })
  const out = await Promise.race([said, ended.then(({ errors }) => Promise.reject(new Error(errors)))])
  const field = (pattern: RegExp) => pattern.exec(out)?.[1] ?? ''
  return { child, ended, url: field(/running at (\S+)/), writeKey: field(/Write key: (\S+)/) }
}

const post = (url: string, path: string, body: unknown) =>
  fetch(url + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

describe('the program', { timeout: 30_000 }, () => {
  it('prints its address and its write key, keeps the key, and stops when told to', async () => {
    const dir = await tempFolder()
    const first = await running({ DATA_DIR: dir })
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200)
    const stored = await post(first.url, '/v1/track', { userId: 'ada', event: 'Signed Up', writeKey: first.writeKey })
    expect(stored.status).toBe(200)
    first.child.kill('SIGTERM')
    expect(await first.ended).toMatchObject({ code: 0, errors: '' })

    const second = await running({ DATA_DIR: dir })
    expect(second.writeKey).toBe(first.writeKey)
    expect(await (await fetch(`${second.url}/api/customers/ada`)).json()).toMatchObject({ id: 'ada' })
    second.child.kill('SIGINT')
    expect((await second.ended).code).toBe(0)
  })

  it('ends what it took before it stops, though somebody still watches', async () => {
    const server = await running({ DATA_DIR: await tempFolder() })
    const { id } = await (await post(server.url, '/api/flows', greetingNextDay())).json()
    const watching = await fetch(`${server.url}/api/flows/${id}/live`)
    const body = { userId: 'ada', event: 'Signed Up', writeKey: server.writeKey }
    const posts = Array.from({ length: 20 }, () => post(server.url, '/v1/track', body))
    await posts[0]
    server.child.kill('SIGTERM')
    const answers = await Promise.allSettled(posts)
    for (const answer of answers) if (answer.status === 'fulfilled') expect(answer.value.status).toBe(200)
    await watching.text()
    expect((await server.ended).code).toBe(0)
  })

  it('forgets nothing that it said yes to when it is killed', async () => {
    const dir = await tempFolder()
    const server = await running({ DATA_DIR: dir })
    const { id } = await (await post(server.url, '/api/flows', greetingNextDay())).json()
    await post(server.url, `/api/flows/${id}/publish`, {})
    await post(server.url, '/v1/track', { userId: 'ada', event: 'Signed Up', writeKey: server.writeKey })
    server.child.kill('SIGKILL')
    await server.ended

    const again = await running({ DATA_DIR: dir })
    expect(await (await fetch(`${again.url}/api/flows/${id}/counts`)).json()).toMatchObject({
      journeys: { entered: 1, waiting: 1 },
    })
  })

  it('reads a body of 10 MB no further than its limit', async () => {
    const server = await running({ DATA_DIR: await tempFolder() })
    const big = JSON.stringify({ writeKey: server.writeKey, text: 'x'.repeat(10_000_000) })
    for (const path of ['/v1/track', '/v1/batch', '/api/flows']) {
      expect((await fetch(server.url + path, { method: 'POST', body: big })).status).toBe(413)
      const stream = new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode(big))
          controller.close()
        },
      })
      const unannounced = { method: 'POST', body: stream, duplex: 'half' as const }
      expect((await fetch(server.url + path, unannounced)).status).toBe(413)
    }
  })
})

describe('what stops the start is said in one line', { timeout: 30_000 }, () => {
  const refusal = async (env: Record<string, string>) => {
    const { code, out, errors } = await launch(env).ended
    expect([code, out]).toEqual([1, ''])
    expect(errors.trim().split('\n')).toHaveLength(1)
    return errors.trim()
  }

  it('a wrong setting', async () => {
    expect(await refusal({ PORT: 'abc' })).toBe('Runnel cannot start: PORT has to be a port number.')
  })

  it('an address for everybody without a token', async () => {
    expect(await refusal({ HOST: '0.0.0.0' })).toMatch(/^Runnel cannot start: HOST 0\.0\.0\.0 .* Set ADMIN_TOKEN/)
  })

  it('a port that is taken', async () => {
    const { url } = await running({ DATA_DIR: await tempFolder() })
    const taken = await refusal({ DATA_DIR: await tempFolder(), PORT: new URL(url).port })
    expect(taken).toBe(
      'Runnel cannot start: another program already listens on this port. Stop it, or set PORT to another one.',
    )
  })

  it('a second server on the same files', async () => {
    const dir = await tempFolder()
    await running({ DATA_DIR: dir })
    expect(await refusal({ DATA_DIR: dir })).toContain('journal.sqlite')
  })

  it('a damaged journal', async () => {
    const dir = await tempFolder()
    await writeFile(
      join(dir, 'journal.sqlite'),
      'not a database, but long enough to look like a file of one'.repeat(100),
    )
    expect(await refusal({ DATA_DIR: dir })).toContain('journal.sqlite')
  })

  it('a damaged library', async () => {
    const dir = await tempFolder()
    await mkdir(join(dir, 'library'))
    await appendFile(join(dir, 'library/settings.json'), '{"timezone":')
    expect(await refusal({ DATA_DIR: dir })).toContain('settings.json')
  })
})
