import { closeSync, constants, copyFileSync, cpSync, existsSync, openSync, readSync } from 'node:fs'
import { basename, join } from 'node:path'

/** As much of the beginning of a log as changes whenever it begins anew: the salts of SQLite's, the epoch of the redo log. */
const headBytes = 32

/**
 * Copies the library and the journal of a data folder, also while a server writes to it: a replay must neither wait for the server nor touch its files.
 * The journal first and then its logs, which still have all that went home meanwhile; where one of them began anew in between, all are copied again.
 */
export function copyData(from: string, to: string): void {
  const journal = join(from, 'journal.sqlite')
  if (!existsSync(journal)) throw new Error(`There is no journal in ${from}. Say where the data lie: --data DIR`)
  cpSync(join(from, 'library'), join(to, 'library'), { recursive: true })
  let before: Buffer
  do {
    before = headsOf(journal)
    copyFileSync(journal, join(to, 'journal.sqlite'), constants.COPYFILE_FICLONE)
    for (const log of logsOf(journal)) if (existsSync(log)) copyFileSync(log, join(to, basename(log)))
  } while (!before.equals(headsOf(journal)))
}

// The WAL before the redo log: what SQLite commits in between is in the redo log still.
const logsOf = (journal: string): string[] => [`${journal}-wal`, `${journal}-redo`]

const headsOf = (journal: string): Buffer => Buffer.concat(logsOf(journal).map(headOf))

/** Zeros where there is no such file. */
function headOf(log: string): Buffer {
  const head = Buffer.alloc(headBytes)
  if (!existsSync(log)) return head
  const file = openSync(log, 'r')
  readSync(file, head, 0, headBytes, 0)
  closeSync(file)
  return head
}
