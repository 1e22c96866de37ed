import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { journalOn } from '../../../../server/adapters/sqlite/journalOn.ts'
import { migrationsIn } from '../../../../server/adapters/sqlite/migrate.ts'
import { openFile } from '../../../../server/adapters/sqlite/openFile.ts'
import { openJournal } from '../../../../server/adapters/sqlite/openJournal.ts'
import { anEmail } from '../../../builders/aDelivery.ts'
import { aCustomer, aJourney, anEvent, anOpenStep, aPosition } from '../../../builders/aJourney.ts'
import { manualClock } from '../../../builders/manualClock.ts'
import { tempFolder } from '../../../builders/tempFolder.ts'

const marker = 'NobodyMayReadThis'
const migrations = migrationsIn(new URL('../../../../server/adapters/sqlite/migrations/', import.meta.url))
const newest = migrations.at(-1)?.version ?? 0

const filesWithMarker = (dir: string): string[] =>
  readdirSync(dir).filter((name) => readFileSync(join(dir, name)).includes(marker))

it('leaves no byte of an erased customer in the file, while the server goes on', async () => {
  const dir = await tempFolder()
  const journal = openJournal({ file: join(dir, 'journal.db'), clock: manualClock() })
  const id = `customer-${marker}`
  await journal.transact((tx) => {
    tx.saveCustomer(aCustomer('ada'))
    tx.saveCustomer(aCustomer(`anon:${marker}`))
    tx.saveCustomer(aCustomer(id, { traits: { email: `${marker}@example.com`, text: marker.repeat(500) } }))
  })
  await journal.transact((tx) => {
    tx.mergeInto(`anon:${marker}`, id)
    tx.rememberMessage(`call-${marker}`, id)
    for (const visit of [1, 2, 3]) {
      const messageId = `${marker}-${visit}`
      const event = anEvent(tx, {
        messageId,
        event: marker,
        properties: { order_id: marker, text: marker.repeat(400) },
      })
      tx.addEvent(id, event)
      const state = { seen: marker }
      const journey = aJourney(tx, { customerId: id, key: marker, event, position: aPosition({ dueAt: 1, state }) })
      tx.saveJourney(journey)
      tx.saveStep(anOpenStep(journey.id, { why: [{ kind: 'note', text: marker }] }), journey)
      const key = `${journey.id}/mail/${visit}`
      const { id: _, ...delivery } = { ...anEmail({ body: marker }), customerId: id, journeyId: journey.id, key }
      tx.addDelivery(delivery)
    }
  })
  // Rewritten rows leave their old bytes in free space, too.
  await journal.transact((tx) => tx.saveCustomer(aCustomer(id, { traits: { email: `${marker}@example.com` } })))
  expect(filesWithMarker(dir)).not.toEqual([])

  await journal.transact((tx) => tx.erase(id))
  expect(filesWithMarker(dir)).toEqual([])
  expect(journal.customer('ada')).not.toBeNull()
  journal.close()
  expect(filesWithMarker(dir)).toEqual([])
})

it('leaves no copy from before a change of the schema behind, in which the erased customer would live on', async () => {
  const dir = await tempFolder()
  const file = join(dir, 'journal.db')
  const before = openJournal({ file, clock: manualClock() })
  await before.transact((tx) => {
    tx.saveCustomer(aCustomer('ada'))
    tx.saveCustomer(aCustomer('bea', { traits: { text: marker } }))
  })
  before.close()
  const next = { version: newest + 1, sql: 'CREATE TABLE later (x INTEGER)' }
  const journal = journalOn(openFile(file, [...migrations, next]), { clock: manualClock() })
  onTestFinished(() => journal.close())
  expect(filesWithMarker(dir)).toContain(`journal.db.schema-${newest}`)

  await journal.transact((tx) => tx.erase('nobody'))
  expect(filesWithMarker(dir)).toContain(`journal.db.schema-${newest}`)
  await journal.transact((tx) => tx.erase('bea'))
  expect(filesWithMarker(dir)).toEqual([])
  expect(journal.customer('ada')).not.toBeNull()
})

it('wipes what was erased on a full disk as soon as there is room', async () => {
  const dir = await tempFolder()
  const file = join(dir, 'journal.db')
  const before = openJournal({ file, clock: manualClock() })
  await before.transact((tx) => tx.saveCustomer(aCustomer(marker)))
  before.close()
  const db = openFile(file)
  const journal = journalOn(db, { clock: manualClock() })

  const exec = db.exec.bind(db)
  db.exec = () => {
    throw Object.assign(new Error('database or disk is full'), { errcode: 13 })
  }
  await journal.transact((tx) => tx.erase(marker))
  expect(journal.customer(marker)).toBeNull()
  expect(filesWithMarker(dir)).not.toEqual([])

  db.exec = exec
  await journal.transact((tx) => tx.saveCustomer(aCustomer('ada')))
  expect(filesWithMarker(dir)).toEqual([])
  journal.close()
})
