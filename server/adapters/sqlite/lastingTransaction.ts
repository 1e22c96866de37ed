import type { Buffer } from 'node:buffer'
import type { DatabaseSync } from 'node:sqlite'
import type { Changes } from './changes.ts'
import { makeAgain } from './changes.ts'
import type { RedoLog } from './redoLog.ts'
import type { Sql } from './sql.ts'

/**
 * One transaction of the database over many groups of units. Its changes last because the redo log has them; the database's own commit, which is the
 * dear part, comes now and then and takes all of them home at once. Everything here throws what SQLite throws.
 */
export interface LastingTransaction {
  /** To be called before a unit: makes sure that the transaction is open and has all that is kept. */
  open(): void
  /** Keeps what changed since the last call. Returns it as the redo log is to have it; null where nothing did. */
  keep(): Buffer | null
  /** Takes the database back to what stands before `mark` in the changes; left out: to what is kept. */
  undoTo(mark?: number): void
  /** Forgets all that was kept behind the first `count` records of this epoch: the log does not have it. To be followed by {@link undoTo}. */
  forgetBehind(count: number): void
  /** Commits all changes, kept or not, to the database's own files, and begins a new epoch. */
  commit(): void
}

export function lastingTransaction(
  db: DatabaseSync,
  { sql, changes, log }: { sql: Sql; changes: Changes; log: RedoLog },
): LastingTransaction {
  let epoch = epochOf(sql)
  /** Where each record that is kept ends in the changes. */
  let ends: number[] = []
  /** Where going back failed halfway, as it may on a full disk, the next one begins with it. */
  let isWhole = true

  const keptUpTo = (): number => ends.at(-1) ?? 0

  function rollBack(): void {
    isWhole = false
    // SQLite has rolled back by itself after some faults.
    if (db.isTransaction) sql.unrecorded('ROLLBACK')
  }

  function build(): void {
    sql.unrecorded('BEGIN IMMEDIATE')
    makeAgain([changes.from(0)], sql.unrecorded)
    isWhole = true
  }

  function open(): void {
    if (!isWhole) rollBack()
    if (!db.isTransaction) build()
  }

  return {
    open,
    keep() {
      const record = changes.from(keptUpTo())
      if (record.length === 0) return null
      ends.push(changes.mark())
      return record
    },
    undoTo(mark = keptUpTo()) {
      changes.cutTo(mark)
      rollBack()
      build()
    },
    forgetBehind(count) {
      ends = ends.slice(0, count)
    },
    commit() {
      open()
      sql.unrecorded('UPDATE redo SET epoch = ?', [epoch + 1])
      sql.unrecorded('COMMIT')
      epoch += 1
      ends = []
      changes.cutTo(0)
      log.startOver(epoch)
    },
  }
}

/** The epoch of the redo log that the database goes on with. */
export const epochOf = (sql: Pick<Sql, 'one'>): number =>
  sql.one<{ epoch: number }>('SELECT epoch FROM redo')?.epoch ?? 0
