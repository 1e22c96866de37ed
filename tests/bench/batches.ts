import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Bench } from './bench.ts'
import { twoConditions } from './flows.ts'
import { load } from './load.ts'
import { median } from './median.ts'
import { orderCall } from './orders.ts'
import { publishFlow, startRunnel, writeKey } from './processes.ts'

const size = 500
const rounds = 3
const seconds = 6
const customers = 20_000

/** The same rows straight into SQLite, in commits of one batch: what the disk and the library allow. Events a second. */
function plainInserts(file: string, duration: number): number {
  const db = new DatabaseSync(file)
  db.exec(
    'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE IF NOT EXISTS event (id INTEGER PRIMARY KEY, user TEXT, name TEXT, at TEXT, message TEXT UNIQUE, properties TEXT)',
  )
  const insert = db.prepare('INSERT OR IGNORE INTO event (user, name, at, message, properties) VALUES (?, ?, ?, ?, ?)')
  const start = performance.now()
  let n = 0
  while (performance.now() - start < duration * 1000) {
    db.exec('BEGIN IMMEDIATE')
    for (let i = 0; i < size; i++) {
      const call = orderCall(n++, customers)
      insert.run(call.userId, call.event, call.timestamp, call.messageId, JSON.stringify(call.properties))
    }
    db.exec('COMMIT')
  }
  db.close()
  return n / ((performance.now() - start) / 1000)
}

async function eventsPerSecond(flow: object | null): Promise<{ runnel: number; plain: number }> {
  const runnel = await startRunnel()
  try {
    if (flow) await publishFlow(runnel, flow)
    let sent = 0
    const measure = async (duration: number): Promise<number> => {
      const bodyOf = () => ({ batch: Array.from({ length: size }, () => orderCall(sent++, customers)) })
      const { perSecond } = await load({
        url: `${runnel.url}/v1/batch`,
        connections: 4,
        seconds: duration,
        writeKey,
        bodyOf,
      })
      return perSecond * size
    }
    await measure(2)
    const pairs: { runnel: number; plain: number }[] = []
    for (let round = 0; round < rounds; round++) {
      pairs.push({
        runnel: await measure(seconds),
        plain: plainInserts(join(runnel.dir, `plain-${round}.db`), seconds),
      })
    }
    return { runnel: median(pairs.map((pair) => pair.runnel)), plain: median(pairs.map((pair) => pair.plain)) }
  } finally {
    await runnel.remove()
  }
}

/** `/v1/batch` with 500 events a call, stored for good, with and without a flow that wants them. */
export const batches: Bench = {
  name: 'batches',
  async run() {
    const quiet = await eventsPerSecond(null)
    const busy = await eventsPerSecond(twoConditions)
    const figure = (perSecond: number): string => `${Math.round(perSecond).toLocaleString('en')} events/s`
    return [
      { what: 'Plain SQLite inserts of the same rows, commits of 500', figure: figure(quiet.plain) },
      {
        what: 'Batches of 500, no flow wants them',
        figure: figure(quiet.runnel),
        ratio: { to: 'plain inserts', value: quiet.runnel / quiet.plain },
      },
      {
        what: 'Batches of 500, each event through a two-condition flow',
        figure: figure(busy.runnel),
        ratio: { to: 'plain inserts', value: busy.runnel / busy.plain },
      },
    ]
  },
}
