import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { UnusableStore } from '../../ports/unusableStore.ts'
import { makeAgain, recordChanges } from './changes.ts'
import { isStoreFault, whatFails } from './fault.ts'
import { epochOf } from './lastingTransaction.ts'
import { migrate, migrationsIn, refuseNewer } from './migrate.ts'
import { readRedoLog, redoFileOf } from './redoLog.ts'
import { statementsOf } from './sql.ts'
import { syncFolder } from './syncFolder.ts'

const folder = new URL('./migrations/', import.meta.url)

/** Opens the journal file, which is made where there is none, and brings its schema up to date. Throws an {@link UnusableStore}. */
export function openFile(file: string, migrations = migrationsIn(folder)): DatabaseSync {
  try {
    mkdirSync(dirname(file), { recursive: true })
    if (!existsSync(file)) create(file, migrations)
    return open(file, migrations)
  } catch (error) {
    if (isStoreFault(error)) throw unusable(file, whatFails(error))
    throw error
  }
}

/** Made under another name and renamed when it is whole, so that an empty or half a journal is always a damaged one. */
function create(file: string, migrations: ReturnType<typeof migrationsIn>): void {
  for (const suffix of ['-wal', '-redo']) {
    if (existsSync(file + suffix)) throw unusable(file, `is missing, though its ${suffix} file is there`)
  }
  const fresh = `${file}.new`
  for (const leftover of [fresh, `${fresh}-wal`, `${fresh}-shm`]) rmSync(leftover, { force: true })
  const db = new DatabaseSync(fresh)
  configure(db)
  migrate(db, fresh, migrations)
  db.close()
  renameSync(fresh, file)
  syncFolder(dirname(file))
}

function open(file: string, migrations: ReturnType<typeof migrationsIn>): DatabaseSync {
  if (statSync(file).size === 0) throw unusable(file, 'is empty')
  const db = new DatabaseSync(file)
  try {
    configure(db)
    refuseNewer(db, file, migrations)
    lookForDamage(db, file)
    takeUpLog(db, file)
    bringHome(db, file)
    migrate(db, file, migrations)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

function configure(db: DatabaseSync): void {
  // Exclusive: a second server on the same folder is refused, and the WAL needs no shared memory.
  db.exec('PRAGMA locking_mode = EXCLUSIVE')
  db.exec('PRAGMA journal_mode = WAL')
  db.exec('PRAGMA synchronous = FULL')
  // An erased customer leaves no bytes in free pages.
  db.exec('PRAGMA secure_delete = ON')
  db.exec('PRAGMA temp_store = MEMORY')
  db.exec('PRAGMA cache_size = -65536')
  // 64 MB: pages that are written again and again, as those of the indexes are, go home once.
  db.exec('PRAGMA wal_autocheckpoint = 16384')
  db.exec('PRAGMA journal_size_limit = 67108864')
}

/** Up to this size all of a file is looked through at start; that of a larger one would take too long. */
const smallBytes = 64 * 1024 * 1024

function lookForDamage(db: DatabaseSync, file: string): void {
  const { size } = statSync(file)
  if (size >= smallBytes) return
  const found = db.prepare('PRAGMA quick_check(1)').get()?.quick_check
  if (found !== 'ok') throw unusable(file, 'is damaged')
}

/** Makes again what the redo log has and the database itself had not committed when its process ended. */
function takeUpLog(db: DatabaseSync, file: string): void {
  // Journals from before there was a redo log.
  if (db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'redo'").get() === undefined) return
  const sql = statementsOf(db, recordChanges())
  const epoch = epochOf(sql)
  const records = readRedoLog(redoFileOf(file), epoch)
  if (records.length === 0) return
  db.exec('BEGIN IMMEDIATE')
  makeAgain(records, sql.unrecorded)
  sql.unrecorded('UPDATE redo SET epoch = ?', [epoch + 1])
  db.exec('COMMIT')
}

/** Brings the WAL home; then a file that is shorter than its own count of pages was cut off. */
function bringHome(db: DatabaseSync, file: string): void {
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  const pages = Number(db.prepare('PRAGMA page_count').get()?.page_count)
  const pageBytes = Number(db.prepare('PRAGMA page_size').get()?.page_size)
  if (statSync(file).size < pages * pageBytes) throw unusable(file, 'is damaged: its end is missing')
}

const unusable = (file: string, what: string): UnusableStore =>
  new UnusableStore(
    `The journal ${file} ${what}. Move it away and put a good copy in its place, or move it away to begin with an empty one.`,
  )
