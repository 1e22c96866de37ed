import type { LogLevel } from './config.ts'

/** Ids, counts and reasons; never traits, properties or bodies. */
type LogDetails = Readonly<Record<string, string | number | boolean | null | undefined>>

/** One JSON line each. */
export interface Log {
  debug(message: string, details?: LogDetails): void
  info(message: string, details?: LogDetails): void
  warn(message: string, details?: LogDetails): void
  error(message: string, error: unknown, details?: LogDetails): void
}

const order: readonly LogLevel[] = ['debug', 'info', 'warn', 'error', 'silent']

/** Writes lines at or above a level; `now` in epoch milliseconds. */
export function createLog(level: LogLevel, now: () => number, write: (line: string) => void): Log {
  const from = order.indexOf(level)
  const say = (at: LogLevel, message: string, details: LogDetails) => {
    if (order.indexOf(at) < from) return
    write(JSON.stringify({ time: new Date(now()).toISOString(), level: at, message, ...details }))
  }
  return {
    debug: (message, details = {}) => say('debug', message, details),
    info: (message, details = {}) => say('info', message, details),
    warn: (message, details = {}) => say('warn', message, details),
    error: (message, error, details = {}) => say('error', message, { ...details, cause: describe(error) }),
  }
}

// Where it happened, in a line of bounded length. Messages are ours, Node's or SQLite's: none of them repeats what a customer wrote.
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error).slice(0, 200)
  return (error.stack ?? error.message).split('\n').slice(0, 6).join(' | ').slice(0, 1_000)
}
