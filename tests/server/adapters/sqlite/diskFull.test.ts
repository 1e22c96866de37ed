import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { expect, it, onTestFinished } from 'vitest'
import { journalOn } from '../../../../server/adapters/sqlite/journalOn.ts'
import { openFile } from '../../../../server/adapters/sqlite/openFile.ts'
import type { Journal } from '../../../../server/ports/journal.ts'
import { StoreUnavailable } from '../../../../server/ports/journal.ts'
import { aCustomer, anEvent } from '../../../builders/aJourney.ts'
import type { ManualClock } from '../../../builders/manualClock.ts'
import { manualClock } from '../../../builders/manualClock.ts'
import { tempFolder } from '../../../builders/tempFolder.ts'

interface FullDisk {
  journal: Journal
  clock: ManualClock
  /** Gives the file room again. */
  makeRoom(): void
}

/** A journal whose file may not grow, as on a full disk. */
async function onFullDisk(): Promise<FullDisk> {
  const clock = manualClock()
  const db: DatabaseSync = openFile(join(await tempFolder(), 'journal.db'))
  const journal = journalOn(db, { clock })
  onTestFinished(() => journal.close())
  await journal.transact((tx) => tx.saveCustomer(aCustomer('ada')))
  db.exec('PRAGMA max_page_count = 1')
  return { journal, clock, makeRoom: () => db.exec('PRAGMA max_page_count = 1000000') }
}

const addMuch = (journal: Journal) =>
  journal.transact((tx) => tx.addEvent('ada', anEvent(tx, { properties: { text: 'x'.repeat(100_000) } })))

it('turns down every unit of a group that does not fit on the disk, and keeps nothing of it', async () => {
  const { journal } = await onFullDisk()
  const small = journal.transact((tx) => tx.saveCustomer(aCustomer('bob')))
  const answers = await Promise.allSettled([small, addMuch(journal), small])
  for (const answer of answers) {
    expect(answer.status === 'rejected' && answer.reason).toBeInstanceOf(StoreUnavailable)
    expect(answer.status === 'rejected' && answer.reason.message).toBe(
      'The journal could not be written: the disk is full.',
    )
  }
  expect(journal.customer('bob')).toBeNull()
  expect(journal.gauges().events).toBe(0)
})

it('is not writable from a failed write until one succeeds', async () => {
  const { journal, makeRoom } = await onFullDisk()
  expect(journal.isWritable()).toBe(true)
  await expect(addMuch(journal)).rejects.toThrow(StoreUnavailable)
  expect(journal.isWritable()).toBe(false)
  makeRoom()
  await addMuch(journal)
  expect(journal.isWritable()).toBe(true)
  expect(journal.allEvents('ada')).toHaveLength(1)
})

it('finds out by itself that it can write again, as nobody writes to a store that cannot', async () => {
  const { journal, clock, makeRoom } = await onFullDisk()
  await expect(addMuch(journal)).rejects.toThrow(StoreUnavailable)
  makeRoom()
  expect(journal.isWritable()).toBe(false)
  clock.advance(1000)
  expect(journal.isWritable()).toBe(true)
})

it('finds out soon, too, when the clock was set back meanwhile', async () => {
  const { journal, clock, makeRoom } = await onFullDisk()
  await expect(addMuch(journal)).rejects.toThrow(StoreUnavailable)
  makeRoom()
  clock.advance(-3_600_000)
  expect(journal.isWritable()).toBe(true)
})
