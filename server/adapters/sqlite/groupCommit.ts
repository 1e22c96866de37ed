import type { Buffer } from 'node:buffer'
import type { Clock } from '../../ports/clock.ts'
import { StoreUnavailable } from '../../ports/journal.ts'
import type { Changes } from './changes.ts'
import { isStoreFault, sayFault } from './fault.ts'
import type { LastingTransaction } from './lastingTransaction.ts'
import type { RedoLog } from './redoLog.ts'
import type { Store } from './store.ts'
import { Transaction } from './transaction.ts'

/** How long a store that cannot write is left alone before it is tried again. */
const tryAgainMs = 1000

/** More than that need no others of their kind to run quickly. */
const mostGathered = 64

interface Waiting {
  unit(tx: Transaction): unknown
  resolve(value: unknown): void
  reject(error: unknown): void
}

/** Whom to tell what came of it, when the unit is stored for good or could not be. */
interface Asker {
  answer(): void
  reject(error: unknown): void
}

export interface GroupCommit {
  transact<T>(unit: (tx: Transaction) => T): Promise<T>
  /** Resolves when all that was handed in before is stored for good; rejects where it could not be. */
  stored(): Promise<void>
  isWritable(): boolean
  /** Commits what waits, then takes no more. */
  close(): void
}

interface Parts {
  store: Store
  changes: Changes
  transaction: LastingTransaction
  log: RedoLog
  clock: Clock
  /** Beyond this the database itself is committed. */
  longestLogBytes: number
  /** Told of what is stored for good, by the keys of the flows whose counts changed. */
  committed(touchedFlows: ReadonlySet<number>): void
  /** Leaves nothing of what was erased in any log. False where that has to be tried again. */
  wipeLogs(): boolean
}

/**
 * Runs the units that arrive one upon the other together, and answers them when the redo log has them. While the disk is at work, further ones gather for its
 * next turn.
 */
export function groupCommits({
  store,
  changes,
  transaction,
  log,
  clock,
  longestLogBytes,
  committed,
  wipeLogs,
}: Parts): GroupCommit {
  const waiting: Waiting[] = []
  /** Run, and to be stored with the next record. */
  let gathered: Asker[] = []
  /** On its way to the disk; null where nothing is. */
  let underWay: Asker[] | null = null
  /** A customer was erased: what the logs have of them has to go, too. */
  let mustWipe = false
  /** How many records of this epoch the log has. */
  let logged = 0
  let isWritable = true
  let triedAt = 0
  let isClosed = false

  /** Looks again as long as each turn of the event loop brings more: a unit among many of its kind costs half of what it costs alone. */
  function gather(seen: number): void {
    setImmediate(() => {
      if (waiting.length > seen && waiting.length < mostGathered) gather(waiting.length)
      else run(waiting.splice(0))
    })
  }

  function run(units: readonly Waiting[]): void {
    try {
      if (units.length > 0) transaction.open()
      for (const unit of units) runUnit(unit)
    } catch (fault) {
      turnDownGathered(fault, units)
      return
    }
    storeNext()
  }

  function runUnit({ unit, resolve, reject }: Waiting): void {
    const mark = changes.mark()
    const tx = new Transaction(store)
    let answer: () => void
    try {
      const value = unit(tx)
      tx.finish()
      store.ledger.keep()
      mustWipe ||= tx.hasErased
      answer = () => resolve(value)
    } catch (error) {
      // Nothing more can be stored: all that gathered is told so.
      if (isStoreFault(error)) throw error
      undoUnit(tx, mark)
      answer = () => reject(error)
    }
    gathered.push({ answer, reject })
  }

  function undoUnit(tx: Transaction, mark: number): void {
    store.ledger.undo()
    store.forget()
    // The units before it are not run again, which they may not bear: what they changed is changed again.
    if (tx.undo()) {
      changes.cutTo(mark)
      return
    }
    transaction.undoTo(mark)
    store.ledger.madeAgain()
  }

  /** Sends what has gathered on its way, unless something is: one record after the other. */
  function storeNext(): void {
    if (underWay !== null || gathered.length === 0) return
    if (mustWipe || log.bytes() > longestLogBytes) {
      commit()
      return
    }
    let record: Buffer | null
    try {
      store.ledger.record()
      record = transaction.keep()
    } catch (fault) {
      turnDownGathered(fault)
      return
    }
    const batch = gathered
    gathered = []
    const touched = store.ledger.takeTouched()
    if (record === null) answerAll(batch, touched)
    else void sendOff(record, batch, touched)
  }

  async function sendOff(record: Buffer, batch: Asker[], touched: ReadonlySet<number>): Promise<void> {
    underWay = batch
    try {
      await log.append(record)
    } catch (fault) {
      if (underWay === batch) turnDownAll(fault)
      return
    }
    // Closing has stored it another way.
    if (underWay !== batch) return
    underWay = null
    logged += 1
    isWritable = true
    answerAll(batch, touched)
    storeNext()
  }

  function commit(): void {
    const askers = [...(underWay ?? []), ...gathered]
    try {
      store.ledger.flush()
      transaction.commit()
    } catch (fault) {
      turnDownAll(fault)
      return
    }
    logged = 0
    underWay = null
    gathered = []
    isWritable = true
    if (mustWipe) mustWipe = !wipeLogs()
    answerAll(askers, store.ledger.takeTouched())
  }

  function answerAll(askers: readonly Asker[], touched: ReadonlySet<number>): void {
    for (const { answer } of askers) answer()
    committed(touched)
  }

  /** What is on its way to the disk is whole, and stays. */
  function turnDownGathered(fault: unknown, units: readonly Waiting[] = []): void {
    const told = [...gathered, ...units]
    gathered = []
    undo(() => transaction.undoTo())
    turnDown(told, fault)
  }

  /** What gathered after a batch that the disk does not have may build on it: all of it is undone. */
  function turnDownAll(fault: unknown): void {
    const told = [...(underWay ?? []), ...gathered]
    underWay = null
    gathered = []
    undo(() => {
      transaction.forgetBehind(logged)
      transaction.undoTo()
    })
    turnDown(told, fault)
  }

  function undo(goBack: () => void): void {
    store.ledger.undoAll()
    store.forget()
    try {
      goBack()
    } catch (fault) {
      // The next unit begins with it.
      if (!isStoreFault(fault)) throw fault
    }
  }

  function turnDown(askers: readonly Pick<Asker, 'reject'>[], fault: unknown): void {
    const isOfStore = isStoreFault(fault)
    isWritable = !isOfStore
    triedAt = clock.now()
    const error = isOfStore ? new StoreUnavailable(sayFault(fault), { cause: fault }) : fault
    for (const { reject } of askers) reject(error)
  }

  // Where callers stay away as long as it cannot write, nobody else would find out that it can again.
  function tryAgain(): void {
    // Either way: a clock that was set back an hour must not keep a good store from being found for an hour.
    if (underWay !== null || Math.abs(clock.now() - triedAt) < tryAgainMs) return
    triedAt = clock.now()
    commit()
  }

  function transact<T>(unit: (tx: Transaction) => T): Promise<T> {
    if (isClosed) return Promise.reject(new StoreUnavailable('The journal is closed.'))
    return new Promise<T>((resolve, reject) => {
      // `resolve` is given what this very unit returned.
      waiting.push({ unit, resolve: resolve as (value: unknown) => void, reject })
      if (waiting.length === 1) gather(1)
    })
  }

  return {
    transact,
    stored: () => transact(() => {}),
    isWritable() {
      if (!isWritable && !isClosed) tryAgain()
      return isWritable && !isClosed
    },
    close() {
      isClosed = true
      run(waiting.splice(0))
      commit()
    },
  }
}
