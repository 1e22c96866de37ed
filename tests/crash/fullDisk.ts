import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

/*
 * Loaded into the server before its own code, for machines on which no small disk can be mounted: while the file that RUNNEL_DISK_IS_FULL names is
 * there, no database may grow, and SQLite says that the disk is full.
 */
const sign = process.env.RUNNEL_DISK_IS_FULL
const { prepare } = DatabaseSync.prototype

if (sign !== undefined) {
  DatabaseSync.prototype.prepare = function (text, ...options) {
    const statement = prepare.call(this, text, ...options)
    if (!text.startsWith('BEGIN')) return statement
    const { run } = statement
    statement.run = (...values: unknown[]) => {
      // 1 means the size it has: SQLite never takes pages away.
      this.exec(`PRAGMA max_page_count = ${existsSync(sign) ? 1 : 1_000_000}`)
      return Reflect.apply(run, statement, values)
    }
    return statement
  }
}
