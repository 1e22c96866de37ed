import { join } from 'node:path'
import { openLibrary } from '../../../server/adapters/lowdb/openLibrary.ts'
import { openJournal } from '../../../server/adapters/sqlite/openJournal.ts'
import { assemble } from '../../../server/assemble.ts'
import { flowFile } from '../../builders/flows.ts'
import { manualClock } from '../../builders/manualClock.ts'

// A schedule and a date of two thousand are due in one instant, or go on where it was killed; a line for each commit that started somebody.
const [dir = ''] = process.argv.slice(2)
const dayMs = 24 * 3_600_000
const library = await openLibrary({ dir: join(dir, 'library') })
const goesOn = library.flows().length > 0
const clock = manualClock(Date.parse('2026-03-02T09:00:00Z') + (goesOn ? dayMs : 0))
const journal = openJournal({ file: join(dir, 'journal.sqlite'), clock })
const { app, start } = assemble({
  config: { TIMEZONE: 'UTC', CURRENCY: 'USD', MAIL_FROM: 'shop@example.com', WRITE_KEY: 'key' },
  library,
  journal,
  clock,
  log: { debug() {}, info() {}, warn() {}, error: console.error },
  senders: {},
  renderMail: (body) => body,
  templates: [],
  appDir: null,
  version: '0.0.0',
})

await start()
if (!goesOn) {
  const rules = { combinator: 'and', rules: [{ field: 'customer.traits.vip', operator: '=', value: true }] }
  const { id: segmentId } = await post('/api/segments', { name: 'VIPs', rules })
  const traits = { vip: true, birthday: '2026-03-03' }
  await post('/v1/batch', {
    batch: Array.from({ length: 2_000 }, (_, n) => ({ type: 'identify', userId: `c${n}`, traits })),
    writeKey: 'key',
  })
  await goLive({ type: 'onSchedule', cron: '0 9 * * *', zone: 'UTC', segmentId }, 1)
  await goLive({ type: 'onDate', field: 'customer.traits.birthday', time: '09:00' }, 100)
}
journal.onCommit(() => console.log('started'))
clock.advance(goesOn ? 0 : dayMs)
// Whoever looks on kills it, after a line at the latest that it would not have seen otherwise.
setInterval(() => {
  clock.advance(0)
  console.log('done')
}, 10)

async function goLive(trigger: { type: string; [setting: string]: unknown }, points: number): Promise<void> {
  const gift = { type: 'givePoints', points, reason: 'thanks' }
  const { id } = await post('/api/flows', flowFile({ in: trigger, gift }, ['in:out>gift']))
  await post(`/api/flows/${id}/publish`, {})
}

async function post(path: string, body: unknown): Promise<{ id: string }> {
  const response = await app.request(path, { method: 'POST', body: JSON.stringify(body) })
  if (!response.ok) throw new Error(await response.text())
  return response.json()
}
