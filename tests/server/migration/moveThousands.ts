import { join } from 'node:path'
import { openLibrary } from '../../../server/adapters/lowdb/openLibrary.ts'
import { openJournal } from '../../../server/adapters/sqlite/openJournal.ts'
import { assemble } from '../../../server/assemble.ts'
import { flowFile } from '../../builders/flows.ts'
import { manualClock } from '../../builders/manualClock.ts'

// Publishes with thousands inside, or goes on with that where it was killed; a line for each commit that moved somebody.
const [dir = ''] = process.argv.slice(2)
const clock = manualClock()
const library = await openLibrary({ dir: join(dir, 'library') })
const journal = openJournal({ file: join(dir, 'journal.sqlite'), clock })
const silent = { debug() {}, info() {}, warn() {}, error: console.error }
const { app, start } = assemble({
  config: { TIMEZONE: 'UTC', CURRENCY: 'USD', MAIL_FROM: 'shop@example.com', WRITE_KEY: 'key' },
  library,
  journal,
  clock,
  log: silent,
  senders: {},
  renderMail: (body) => body,
  templates: [],
  appDir: null,
  version: '0.0.0',
})
const waiting = flowFile(
  {
    start: { type: 'onEvent', event: 'Signed Up' },
    nap: { type: 'delay', for: 'P10D' },
    gift: { type: 'givePoints', points: 5, reason: 'thanks' },
  },
  ['start:out>nap', 'nap:out>gift'],
)
const say = () => journal.onCommit(() => console.log('moved'))

if (library.flows().length > 0) {
  say()
  await start()
} else {
  await start()
  const { id } = await post('/api/flows', waiting)
  await post(`/api/flows/${id}/publish`, {})
  const batch = Array.from({ length: 2_000 }, (_, n) => ({ type: 'track', userId: `c${n}`, event: 'Signed Up' }))
  await post('/v1/batch', { batch, writeKey: 'key' })
  say()
  await post(`/api/flows/${id}/publish`, { migrate: { 1: { nap: { moveTo: 'gift' } } } })
}
// Whoever looks on kills it, after a line at the latest that it would not have seen otherwise.
setInterval(() => console.log('done'), 10)

async function post(path: string, body: unknown): Promise<{ id: string }> {
  const response = await app.request(path, { method: 'POST', body: JSON.stringify(body) })
  if (!response.ok) throw new Error(await response.text())
  return response.json()
}
