import { DatabaseSync } from 'node:sqlite'

/*
 * Loaded into the server before its own code (`node --import`), so that the server needs no word about tests: it dies by SIGKILL at the boundary that
 * RUNNEL_DIES names, e.g. `before commit 7`, `after commit 7` or `before write 31`, counted from its start.
 */
const [when, what, nth] = (process.env.RUNNEL_DIES ?? '').split(' ')
const reached: Record<string, number> = { commit: 0, write: 0 }

function die(): never {
  process.kill(process.pid, 'SIGKILL')
  // The signal may take a moment to arrive, and nothing may happen in it.
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}

function around<T>(boundary: string, work: () => T): T {
  const count = (reached[boundary] ?? 0) + 1
  reached[boundary] = count
  const isHere = boundary === what && count === Number(nth)
  if (isHere && when === 'before') die()
  const result = work()
  if (isHere && when === 'after') die()
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
