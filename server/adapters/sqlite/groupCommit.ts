import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '../../ports/clock.ts'
import { StoreUnavailable } from '../../ports/journal.ts'
import { isStoreFault, sayFault } from './fault.ts'
import type { Store } from './store.ts'
import { Transaction } from './transaction.ts'

/** How long a store that cannot write is left alone before it is tried again. */
const tryAgainMs = 1000

interface Waiting {
  unit(tx: Transaction): unknown
  resolve(value: unknown): void
  reject(error: unknown): void
}

interface Stored {
  /** What to answer now that all is stored for good. */
  answers: (() => void)[]
  /** Keys of the flows whose counts changed. */
  touched: ReadonlySet<number>
  hasErased: boolean
}

export interface GroupCommit {
  transact<T>(unit: (tx: Transaction) => T): Promise<T>
  isWritable(): boolean
  /** Commits what waits, then takes no more. */
  close(): void
}

/** `committed` is told of each commit: the flows whose counts changed, and whether a customer was erased. */
export function groupCommits(
  db: DatabaseSync,
  store: Store,
  clock: Clock,
  committed: (touchedFlows: ReadonlySet<number>, hasErased: boolean) => void,
): GroupCommit {
  let waiting: Waiting[] = []
  let isWritable = true
  let triedAt = 0
  let isClosed = false

  const commitGroup = (): void => {
    const group = waiting
    waiting = []
    if (group.length === 0) return
    const done = storeGroup(group)
    if (done === null) return
    for (const answer of done.answers) answer()
    committed(done.touched, done.hasErased)
  }

  /** Stores the group for good, or rejects all of it. */
  const storeGroup = (group: readonly Waiting[]): Stored | null => {
    try {
      const stored = runGroup(group)
      isWritable = true
      return stored
    } catch (fault) {
      undoGroup()
      const isOfStore = isStoreFault(fault)
      isWritable = !isOfStore
      triedAt = clock.now()
      const error = isOfStore ? new StoreUnavailable(sayFault(fault), { cause: fault }) : fault
      for (const { reject } of group) reject(error)
      return null
    }
  }

  const runGroup = (group: readonly Waiting[]): Stored => {
    const kept: Transaction[] = []
    store.sql.run('BEGIN IMMEDIATE')
    const answers = group.map(({ unit, resolve, reject }) => {
      const tx = new Transaction(store)
      try {
        const value = unit(tx)
        tx.finish()
        store.ledger.keep()
        kept.push(tx)
        return () => resolve(value)
      } catch (error) {
        // Nothing more can be stored: the whole group is told so.
        if (isStoreFault(error)) throw error
        undoUnit(tx, kept)
        return () => reject(error)
      }
    })
    const touched = store.ledger.flush()
    store.sql.run('COMMIT')
    return { answers, touched, hasErased: kept.some((tx) => tx.hasErased) }
  }

  const undoUnit = (tx: Transaction, kept: readonly Transaction[]): void => {
    store.ledger.undo()
    forget()
    if (tx.undo()) return
    // The units before it are not run again, which they may not bear: their writes are made again.
    undoGroup()
    store.sql.run('BEGIN IMMEDIATE')
    for (const unit of kept) unit.writeAgain()
    store.ledger.keep()
  }

  const undoGroup = (): void => {
    // SQLite has rolled back by itself after some faults.
    if (db.isTransaction) store.sql.run('ROLLBACK')
    store.ledger.undoAll()
    forget()
  }

  const forget = (): void => {
    store.customers.forget()
    store.flows.forget()
    store.eventNames.forget()
  }

  // Where callers stay away as long as it cannot write, nobody else would find out that it can again.
  const tryAgain = (): void => {
    // Either way: a clock that was set back an hour must not keep a good store from being found for an hour.
    if (Math.abs(clock.now() - triedAt) < tryAgainMs) return
    triedAt = clock.now()
    try {
      const version = store.sql.one<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0
      // The version that is there already: nothing changes, and a page is written all the same.
      db.exec(`PRAGMA user_version = ${version}`)
      isWritable = true
    } catch (fault) {
      undoGroup()
      if (!isStoreFault(fault)) throw fault
    }
  }

  return {
    transact<T>(unit: (tx: Transaction) => T): Promise<T> {
      if (isClosed) return Promise.reject(new StoreUnavailable('The journal is closed.'))
      return new Promise<T>((resolve, reject) => {
        // `resolve` is given what this very unit returned.
        waiting.push({ unit, resolve: resolve as (value: unknown) => void, reject })
        if (waiting.length === 1) setImmediate(commitGroup)
      })
    },
    isWritable() {
      if (!isWritable && !isClosed) tryAgain()
      return isWritable && !isClosed
    },
    close() {
      isClosed = true
      commitGroup()
    },
  }
}
