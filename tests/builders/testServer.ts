import { once } from 'node:events'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { setImmediate as nextTick } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { openLibrary } from '../../server/adapters/lowdb/openLibrary.ts'
import { mailboxSender } from '../../server/adapters/mailbox/mailboxSender.ts'
import { alternativesOf } from '../../server/adapters/smtp/alternatives.ts'
import { openJournal } from '../../server/adapters/sqlite/openJournal.ts'
import type { Assembled, Parts } from '../../server/assemble.ts'
import { assemble } from '../../server/assemble.ts'
import type { Log } from '../../server/log.ts'
import type { Journal } from '../../server/ports/journal.ts'
import type { Library } from '../../server/ports/library.ts'
import type { ManualClock } from './manualClock.ts'
import { manualClock } from './manualClock.ts'
import { tempFolder } from './tempFolder.ts'

/** An answer, parsed where it is JSON. */
interface Answer {
  status: number
  headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape; the shapes have tests of their own.
  body: any
}

/** The server without a port, on real embedded stores and a clock that stands still. */
export interface TestServer extends Assembled {
  clock: ManualClock
  journal: Journal
  library: Library
  /** What was logged, a line each. */
  logged: string[]
  /** Sends a request with a JSON body. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  /** Posts to the intake with the write key. */
  post(path: string, body: unknown): Promise<Answer>
  /** One event of a customer. */
  track(userId: string, event: string, properties?: object): Promise<Answer>
  /** Makes a flow and takes it live; answers with its id. */
  publish(flow: unknown): Promise<string>
  /** Waits until everything that is due now is done. */
  settle(): Promise<void>
  /** Moves the clock on, and lets all that falls due on the way be done in its moment. */
  advance(ms: number): Promise<void>
  /** Opens a port for clients that need one. */
  listen(): Promise<string>
  dir: string
  /** Stops it; its files stay for another one to open, until the test is over. */
  stop(): Promise<void>
}

export const testKey = 'test-key'

export async function testServer(
  given: Partial<Parts> & { dir?: string; clock?: ManualClock; wrapJournal?: (journal: Journal) => Journal } = {},
): Promise<TestServer> {
  const { clock = manualClock(), wrapJournal = (journal) => journal, config, ...others } = given
  const dir = given.dir ?? (await tempFolder())
  const library = await openLibrary({ dir: join(dir, 'library') })
  const journal = wrapJournal(openJournal({ file: join(dir, 'journal.sqlite'), clock }))
  const logged: string[] = []
  const assembled = assemble({
    library,
    journal,
    clock,
    log: logInto(logged),
    senders: { email: mailboxSender },
    renderMail: (body) => alternativesOf(body).html,
    templates: [],
    appDir: null,
    version: '0.0.0',
    ...others,
    config: { TIMEZONE: 'UTC', CURRENCY: 'USD', MAIL_FROM: 'shop@example.com', WRITE_KEY: testKey, ...config },
  })
  const { app, timers, outbox, membership } = assembled
  const stops: (() => Promise<void>)[] = []
  await assembled.start()

  let stopped: Promise<void> | null = null
  const stop = () => {
    stopped ??= (async () => {
      for (const close of stops) await close()
      await assembled.stop()
    })()
    return stopped
  }
  // Before the folder is removed: hooks run last in, first out.
  onTestFinished(stop)

  async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const isText = typeof body === 'string' || body instanceof Uint8Array
    const response = await app.request(path, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: isText ? (body as BodyInit) : JSON.stringify(body) }),
    })
    return answerOf(response)
  }

  const post = (path: string, body: unknown) =>
    call('POST', path, body, { authorization: `Basic ${btoa(`${testKey}:`)}` })

  async function settle(): Promise<void> {
    for (let round = 0; round < 4; round++) {
      clock.advance(0)
      await nextTick()
      await journal.stored()
      await timers.idle()
      await outbox.idle()
      await membership.idle()
    }
  }

  return {
    ...assembled,
    dir,
    clock,
    journal,
    library,
    logged,
    call,
    post,
    track: (userId, event, properties = {}) => post('/v1/track', { userId, event, properties }),
    async publish(flow) {
      const { body } = await call('POST', '/api/flows', flow)
      const published = await call('POST', `/api/flows/${body.id}/publish`)
      if (published.status !== 200) throw new Error(JSON.stringify(published.body))
      return body.id
    },
    settle,
    async advance(ms) {
      const until = clock.now() + ms
      await settle()
      for (let at = clock.nextAt(); at !== null && at <= until; at = clock.nextAt()) {
        clock.advance(Math.max(0, at - clock.now()))
        await settle()
      }
      clock.advance(until - clock.now())
    },
    async listen() {
      const server = createServer(assembled.listener).listen(0, '127.0.0.1')
      await once(server, 'listening')
      stops.push(async () => {
        server.closeAllConnections()
        server.close()
        await once(server, 'close')
      })
      const address = server.address()
      if (address === null || typeof address === 'string') throw new Error('The server has no port.')
      return `http://127.0.0.1:${address.port}`
    },
    stop,
  }
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text()
  const isJson = /json/.test(response.headers.get('content-type') ?? '')
  return { status: response.status, headers: response.headers, body: isJson && text ? JSON.parse(text) : text }
}

function logInto(lines: string[]): Log {
  const say = (message: string) => void lines.push(message)
  return {
    debug: () => {},
    info: say,
    warn: say,
    error: (message, error) => say(`${message} ${error instanceof Error ? error.message : String(error)}`),
  }
}
