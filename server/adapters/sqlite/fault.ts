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

/** The system's codes for the same, of the files that are not SQLite's. */
const systemFaults: Readonly<Record<string, number>> = {
  EACCES: 8,
  EPERM: 8,
  EROFS: 8,
  EIO: 10,
  ENOSPC: 13,
  EDQUOT: 13,
  EFBIG: 13,
}

/** SQLite's primary code for what went wrong; null where it was neither SQLite nor the disk. */
function faultOf(error: unknown): number | null {
  if (!(error instanceof Error)) return null
  // The lower byte is the primary code; the rest says more, e.g. which read failed.
  if ('errcode' in error && typeof error.errcode === 'number') return error.errcode & 0xff
  return 'syscall' in error && 'code' in error ? (systemFaults[String(error.code)] ?? null) : null
}

/** Whether the store is at fault, and not what was asked of it. */
export const isStoreFault = (error: unknown): error is Error => faults[faultOf(error) ?? 0] !== undefined

/** What is wrong, as the rest of a sentence that begins with the journal. */
export const whatFails = (error: Error): string => faults[faultOf(error) ?? 0] ?? error.message

export const sayFault = (error: Error): string => `The journal ${whatFails(error)}.`
