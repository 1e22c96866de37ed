import { copyFileSync, existsSync, readdirSync, readFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it, onTestFinished } from 'vitest'
import { migrationsIn } from '../../../../server/adapters/sqlite/migrate.ts'
import { openFile } from '../../../../server/adapters/sqlite/openFile.ts'
import { openJournal } from '../../../../server/adapters/sqlite/openJournal.ts'
import { UnusableStore } from '../../../../server/ports/unusableStore.ts'
import { aCustomer, anEvent } from '../../../builders/aJourney.ts'
import { manualClock } from '../../../builders/manualClock.ts'
import { tempFolder } from '../../../builders/tempFolder.ts'

const migrations = migrationsIn(new URL('../../../../server/adapters/sqlite/migrations/', import.meta.url))
const newest = migrations.at(-1)?.version ?? 0

/** A journal with a few thousand events, closed. */
async function aJournalFile(): Promise<string> {
  const file = join(await tempFolder(), 'journal.db')
  const journal = openJournal({ file, clock: manualClock() })
  await journal.transact((tx) => {
    tx.saveCustomer(aCustomer('ada'))
    for (let n = 0; n < 2000; n++) tx.addEvent('ada', anEvent(tx, { properties: { n, text: 'x'.repeat(50) } }))
  })
  journal.close()
  return file
}

/** Why a file cannot be opened: one line that names it. The file is as it was. */
function refusal(file: string): string {
  const before = existsSync(file) ? readFileSync(file) : null
  try {
    openFile(file).close()
  } catch (error) {
    if (!(error instanceof UnusableStore)) throw error
    expect(error.message).toContain(file)
    expect(error.message).not.toContain('\n')
    expect(existsSync(file) ? readFileSync(file) : null).toEqual(before)
    return error.message
  }
  throw new Error(`${file} was opened.`)
}

it('makes a journal whole, and leaves nothing else behind', async () => {
  const file = await aJournalFile()
  expect(readdirSync(join(file, '..'))).toEqual(['journal.db'])
})

it('refuses a file that was cut in half', async () => {
  const file = await aJournalFile()
  truncateSync(file, Math.floor(readFileSync(file).length / 2))
  expect(refusal(file)).toContain('is damaged')
})

it('refuses a file that lost its last page', async () => {
  const file = await aJournalFile()
  truncateSync(file, readFileSync(file).length - 4096)
  expect(refusal(file)).toContain('is damaged')
})

it('refuses a file with torn pages in its middle', async () => {
  const file = await aJournalFile()
  const bytes = readFileSync(file)
  bytes.fill(0xff, 5 * 4096, 9 * 4096)
  writeFileSync(file, bytes)
  expect(refusal(file)).toContain('is damaged')
})

it.each([
  ['an empty file', '', 'is empty'],
  ['a text', 'not a journal at all, but long enough to look like one. '.repeat(100), 'is not a journal'],
])('refuses %s', async (_, text, reason) => {
  const file = join(await tempFolder(), 'journal.db')
  writeFileSync(file, text)
  expect(refusal(file)).toContain(reason)
})

it('refuses to begin anew where the file is gone but its last writes are there', async () => {
  const file = await aJournalFile()
  writeFileSync(`${file}-wal`, 'writes')
  renameSync(file, `${file}.lost`)
  expect(refusal(file)).toContain('is missing')
})

it('sweeps a journal that was never finished', async () => {
  const file = join(await tempFolder(), 'journal.db')
  writeFileSync(`${file}.new`, 'half')
  openFile(file).close()
  expect(readdirSync(join(file, '..'))).toEqual(['journal.db'])
})

it('refuses a journal that another server has open', async () => {
  const file = await aJournalFile()
  const db = openFile(file)
  onTestFinished(() => db.close())
  expect(() => openFile(file)).toThrow(/is locked by another process/)
})

it('refuses a journal of a newer version', async () => {
  const file = await aJournalFile()
  const db = new DatabaseSync(file)
  db.exec(`PRAGMA user_version = ${newest + 1}`)
  db.close()
  expect(refusal(file)).toContain('newer version')
})

it('keeps a copy before it changes the schema of an older journal', async () => {
  const file = await aJournalFile()
  const before = readFileSync(file)
  const next = { version: newest + 1, sql: 'CREATE TABLE later (x INTEGER)' }
  const db = openFile(file, [...migrations, next])
  expect(db.prepare('SELECT count(*) AS n FROM later').get()).toEqual({ n: 0 })
  expect(db.prepare('SELECT count(*) AS n FROM event').get()).toEqual({ n: 2000 })
  db.close()
  const copy = `${file}.schema-${newest}`
  expect(readFileSync(copy)).toEqual(before)
  copyFileSync(copy, file)
  openFile(file).close()
})

it('gives the customers of a journal from before there were points none of them', async () => {
  const file = join(await tempFolder(), 'journal.db')
  const old = openFile(file, migrations.slice(0, 1))
  old.exec(`INSERT INTO customer VALUES (1, 'ada', '${JSON.stringify(profileOf('ada'))}', 2, 10.5, 1, 2, 5.5, 1, 2)`)
  old.close()
  const journal = openJournal({ file, clock: manualClock() })
  onTestFinished(() => journal.close())
  const computed = { ordersCount: 2, totalSpent: 10.5, firstOrderAt: 1, lastOrderAt: 2, lastOrderValue: 5.5 }
  expect(journal.customer('ada')).toEqual(aCustomer('ada', { computed, firstSeenAt: 1, lastSeenAt: 2 }))
  expect(existsSync(`${file}.schema-1`)).toBe(true)
})

function profileOf(id: string) {
  const { traits, tags, segments, consent, suppressed } = aCustomer(id)
  return { traits, tags, segments, consent, suppressed }
}

it('leaves a journal at its old schema where a change fails', async () => {
  const file = await aJournalFile()
  const broken = { version: newest + 1, sql: 'CREATE TABLE later (x INTEGER); INSERT INTO nowhere VALUES (1)' }
  expect(() => openFile(file, [...migrations, broken])).toThrow('nowhere')
  const db = openFile(file)
  onTestFinished(() => db.close())
  expect(db.prepare('PRAGMA user_version').get()).toEqual({ user_version: newest })
  expect(() => db.prepare('SELECT * FROM later')).toThrow('no such table')
})
