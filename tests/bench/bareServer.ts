/**
 * The yardstick of `singleEvents`: Hono and zod, one insert for each event, one commit for all that arrived in one tick, `synchronous=FULL`.
 * A program of its own, so that it has a process like the server has. Arguments: the port, the database file.
 */
import { DatabaseSync } from 'node:sqlite'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { z } from 'zod'

const [port, file] = process.argv.slice(2)
const db = new DatabaseSync(file ?? ':memory:')
db.exec(
  'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE event (id INTEGER PRIMARY KEY, user TEXT, name TEXT, at TEXT, properties TEXT)',
)
const insert = db.prepare('INSERT INTO event (user, name, at, properties) VALUES (?, ?, ?, ?)')

const track = z.object({
  userId: z.string(),
  event: z.string(),
  timestamp: z.string(),
  messageId: z.string(),
  properties: z.record(z.string(), z.unknown()),
})

let group: { event: z.infer<typeof track>; stored: () => void }[] = []

function commitGroup(): void {
  const commits = group
  group = []
  db.exec('BEGIN IMMEDIATE')
  for (const { event } of commits)
    insert.run(event.userId, event.event, event.timestamp, JSON.stringify(event.properties))
  db.exec('COMMIT')
  for (const { stored } of commits) stored()
}

function store(event: z.infer<typeof track>): Promise<void> {
  return new Promise((stored) => {
    if (group.length === 0) setImmediate(commitGroup)
    group.push({ event, stored })
  })
}

const app = new Hono().post('/v1/track', async (c) => {
  await store(track.parse(await c.req.json()))
  return c.json({ success: true })
})

serve({ fetch: app.fetch, port: Number(port), hostname: '127.0.0.1' })
