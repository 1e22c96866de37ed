import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { DatabaseSync } from 'node:sqlite'

/*
 * Loaded into the server before its own code (`node --import`), so that the server needs no word about tests: it dies by SIGKILL at the boundary that
 * RUNNEL_DIES names, e.g. `before commit 7`, `within commit 7`, `after commit 7` or `before write 31`, counted from its start. A commit is what makes
 * units last: a record of the redo log, or a COMMIT of the database.
 */
const [when, what, nth] = (process.env.RUNNEL_DIES ?? '').split(' ')
const reached: Record<string, number> = { commit: 0, write: 0 }

function die(): never {
  process.kill(process.pid, 'SIGKILL')
  // The signal may take a moment to arrive, and nothing may happen in it.
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}

/** Counts a boundary that is reached, and dies before it where that is wanted. Whether to die in it or after it is answered. */
function reach(boundary: string): { within: boolean; after: boolean } {
  const count = (reached[boundary] ?? 0) + 1
  reached[boundary] = count
  const isHere = boundary === what && count === Number(nth)
  if (isHere && when === 'before') die()
  return { within: isHere && when === 'within', after: isHere && when === 'after' }
}

function around<T>(boundary: string, work: () => T): T {
  const { after, within } = reach(boundary)
  // SQLite is not to be stopped halfway from here.
  if (within) die()
  const result = work()
  if (after) die()
  return result
}

function boundaryOf(text: string): string | null {
  if (/\bCOMMIT\b/.test(text)) return 'commit'
  return /^(INSERT|UPDATE|DELETE)\b/.test(text) ? 'write' : null
}

const { prepare, exec } = DatabaseSync.prototype

DatabaseSync.prototype.prepare = function (text, ...options) {
  const statement = prepare.call(this, text, ...options)
  const boundary = boundaryOf(text)
  if (boundary === null) return statement
  const { run } = statement
  statement.run = (...values: unknown[]) => around(boundary, () => Reflect.apply(run, statement, values))
  return statement
}

DatabaseSync.prototype.exec = function (text) {
  const boundary = boundaryOf(text)
  if (boundary === null) exec.call(this, text)
  else around(boundary, () => exec.call(this, text))
}

const { writevSync, fdatasync } = fs
let diesWhenSynced = false

fs.writevSync = (file, buffers, position) => {
  const { within, after } = reach('commit')
  diesWhenSynced = after
  if (!within) return writevSync(file, buffers, position)
  // A write that was cut off: the record's head and half of what it announces.
  const bytes = Buffer.concat(buffers as Buffer[])
  fs.writeSync(file, bytes, 0, Math.floor(bytes.length / 2), position)
  die()
}

// Only what the redo log calls is replaced, so the promisified form that it has of this one is of no concern.
fs.fdatasync = ((file: number, callback: fs.NoParamCallback) => {
  const dies = diesWhenSynced
  fdatasync(file, (error) => (dies ? die() : callback(error)))
}) as typeof fdatasync

syncBuiltinESMExports()
