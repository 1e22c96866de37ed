/** SQLite's primary result codes for a store that cannot be written or read, whatever was asked of it. */
const faults: Readonly<Record<number, string>> = {
  5: 'is locked by another process',
  6: 'is locked by another process',
  8: 'may not be written: look at the rights of the file and its folder',
  10: 'could not be read or written: the disk reports an error',
  11: 'is damaged',
  13: 'could not be written: the disk is full',
  14: 'could not be opened: look at the rights of the file and its folder',
  26: 'is not a journal',
}

interface SqliteError extends Error {
  errcode: number
}

const isSqliteError = (error: unknown): error is SqliteError =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'

// The lower byte is the primary code; the rest says more, e.g. which read failed.
const codeOf = (error: SqliteError): number => error.errcode & 0xff

/** Whether the store is at fault, and not what was asked of it. */
export const isStoreFault = (error: unknown): error is SqliteError =>
  isSqliteError(error) && faults[codeOf(error)] !== undefined

/** What is wrong, as the rest of a sentence that begins with the journal. */
export const whatFails = (error: SqliteError): string => faults[codeOf(error)] ?? error.message

export const sayFault = (error: SqliteError): string => `The journal ${whatFails(error)}.`
