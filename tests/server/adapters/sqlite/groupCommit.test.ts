import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { recordChanges } from '../../../../server/adapters/sqlite/changes.ts'
import { groupCommits } from '../../../../server/adapters/sqlite/groupCommit.ts'
import { lastingTransaction } from '../../../../server/adapters/sqlite/lastingTransaction.ts'
import { openFile } from '../../../../server/adapters/sqlite/openFile.ts'
import { statementsOf } from '../../../../server/adapters/sqlite/sql.ts'
import { storeOf } from '../../../../server/adapters/sqlite/store.ts'
import { aCustomer } from '../../../builders/aJourney.ts'
import { manualClock } from '../../../builders/manualClock.ts'
import { tempFolder } from '../../../builders/tempFolder.ts'

/** Groups on a real file whose disk has each record when it is told to. */
async function onDisk() {
  vi.useFakeTimers({ toFake: ['setImmediate'] })
  const db = openFile(join(await tempFolder(), 'journal.db'))
  const changes = recordChanges()
  const sql = statementsOf(db, changes)
  const store = storeOf(sql)
  const records: (() => void)[] = []
  const log = {
    append: () => new Promise<void>((resolve) => records.push(resolve)),
    startOver() {},
    wipe() {},
    bytes: () => 0,
    close() {},
  }
  const commits = groupCommits({
    store,
    changes,
    transaction: lastingTransaction(db, { sql, changes, log }),
    log,
    clock: manualClock(),
    longestLogBytes: 1_000_000,
    committed() {},
    wipeLogs: () => true,
  })
  onTestFinished(() => {
    commits.close()
    db.close()
    vi.useRealTimers()
  })
  const said: string[] = []
  /** Hands in a unit that saves a customer of that name. */
  const handIn = (name: string): void => {
    const stored = commits.transact((tx) => {
      tx.saveCustomer(aCustomer(name))
      said.push(`${name} runs`)
    })
    void stored.then(() => said.push(`${name} is stored`))
  }
  return {
    said,
    handIn,
    records: () => records.length,
    /** Lets the event loop turn once. */
    turn: () => vi.advanceTimersToNextTimerAsync(),
    async finish(record: number) {
      records[record]?.()
      await vi.advanceTimersByTimeAsync(0)
    },
  }
}

it('runs what comes alone at once', async () => {
  const { said, handIn, records, turn, finish } = await onDisk()
  handIn('ada')
  await turn()
  expect([said, records()]).toEqual([['ada runs'], 1])
  await finish(0)
  expect(said.slice(1)).toEqual(['ada is stored'])
})

it('gathers as long as each turn of the event loop brings more, and makes one record of them', async () => {
  const { said, handIn, records, turn, finish } = await onDisk()
  handIn('ada')
  handIn('bob')
  await turn()
  handIn('cy')
  await turn()
  expect(said).toEqual([])
  await turn()
  expect([said, records()]).toEqual([['ada runs', 'bob runs', 'cy runs'], 1])
  await finish(0)
  expect(said.slice(3)).toEqual(['ada is stored', 'bob is stored', 'cy is stored'])
})

it('runs at once what is enough for a group', async () => {
  const { said, handIn, turn } = await onDisk()
  for (let n = 0; n < 64; n++) handIn(`customer ${n}`)
  await turn()
  expect(said).toHaveLength(64)
})

it('runs what comes while the disk is at work, and stores it when the disk is free', async () => {
  const { said, handIn, records, turn, finish } = await onDisk()
  handIn('ada')
  await turn()
  handIn('bob')
  await turn()
  handIn('cy')
  await turn()
  expect([said, records()]).toEqual([['ada runs', 'bob runs', 'cy runs'], 1])
  await finish(0)
  expect([said.slice(3), records()]).toEqual([['ada is stored'], 2])
  await finish(1)
  expect(said.slice(4)).toEqual(['bob is stored', 'cy is stored'])
})
