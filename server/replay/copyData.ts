import { closeSync, constants, copyFileSync, cpSync, existsSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'

const walHeaderBytes = 32

/**
 * Copies the library and the journal of a data folder, also while a server writes to it: a replay must neither wait for the server nor touch its files.
 * The journal first and then its WAL, which still has all that went home meanwhile; where SQLite began the WAL anew in between, both are copied again.
 */
export function copyData(from: string, to: string): void {
  const journal = join(from, 'journal.sqlite')
  if (!existsSync(journal)) throw new Error(`There is no journal in ${from}. Say where the data lie: --data DIR`)
  cpSync(join(from, 'library'), join(to, 'library'), { recursive: true })
  for (;;) {
    const before = headerOf(`${journal}-wal`)
    copyFileSync(journal, join(to, 'journal.sqlite'), constants.COPYFILE_FICLONE)
    if (before === null) return
    copyFileSync(`${journal}-wal`, join(to, 'journal.sqlite-wal'))
    if (before.equals(headerOf(`${journal}-wal`) ?? Buffer.alloc(0))) return
  }
}

/** It holds the salts, which are new whenever the WAL begins anew; null where there is no WAL. */
function headerOf(wal: string): Buffer | null {
  if (!existsSync(wal)) return null
  const header = Buffer.alloc(walHeaderBytes)
  const file = openSync(wal, 'r')
  readSync(file, header, 0, walHeaderBytes, 0)
  closeSync(file)
  return header
}
