import fs, { existsSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { DatabaseSync } from 'node:sqlite'

/*
 * Loaded into the server before its own code, for machines on which no small disk can be mounted: while the file that RUNNEL_DISK_IS_FULL names is
 * there, the redo log takes nothing, and SQLite commits nothing.
 */
const sign = process.env.RUNNEL_DISK_IS_FULL
const { prepare } = DatabaseSync.prototype
const { writevSync } = fs

if (sign !== undefined) {
  fs.writevSync = (...write) => {
    if (existsSync(sign))
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC', syscall: 'write' })
    return writevSync(...write)
  }
  syncBuiltinESMExports()

  DatabaseSync.prototype.prepare = function (text, ...options) {
    const statement = prepare.call(this, text, ...options)
    if (text !== 'COMMIT') return statement
    const { run } = statement
    statement.run = (...values: unknown[]) => {
      if (existsSync(sign)) throw Object.assign(new Error('database or disk is full'), { errcode: 13 })
      return Reflect.apply(run, statement, values)
    }
    return statement
  }
}
