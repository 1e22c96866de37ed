import { Buffer } from 'node:buffer'
import {
  close,
  closeSync,
  constants,
  fdatasync,
  ftruncateSync,
  openSync,
  readFileSync,
  rmSync,
  writevSync,
} from 'node:fs'
import { promisify } from 'node:util'
import { crc32 } from 'node:zlib'
import { UnusableStore } from '../../ports/unusableStore.ts'

/**
 * A file beside the database with all that was stored since the database was last committed to its own files. Appending to it is what makes a group
 * last: a few kilobytes written one after the other, which a thread of the pool brings to the disk, in place of the many pages that SQLite would
 * write and wait for.
 */
export interface RedoLog {
  /** Resolves when the disk has the record; to be called again only after that. */
  append(record: Buffer): Promise<void>
  /** The database itself has all of it: writes over it from the beginning. Nothing of an epoch before counts any more. */
  startOver(epoch: number): void
  /** Leaves no byte of what was in it. */
  wipe(): void
  /** How much was appended in this epoch. */
  bytes(): number
  /** Closes the file, and removes it where nothing of this epoch is in it. */
  close(): void
}

const sync = promisify(fdatasync)

/*
 * A record begins with a mark, its epoch, its length, and the checksum of all that and of the rest. One that is torn at the end was never
 * acknowledged. The file is not made shorter when it begins anew: what is left of an epoch before is told by its number.
 */
const mark = 0x52444c31
const headBytes = 20

export const redoFileOf = (file: string): string => `${file}-redo`

export function openRedoLog(file: string, firstEpoch: number): RedoLog {
  const handle = openSync(file, constants.O_RDWR | constants.O_CREAT, 0o644)
  let epoch = firstEpoch
  let end = 0
  let isSyncing = false
  let isClosed = false

  return {
    async append(record) {
      const of = epoch
      const at = end
      const bytes = headBytes + record.length
      writeAll(handle, [headOf(of, record), record], bytes, at)
      isSyncing = true
      try {
        await sync(handle)
      } finally {
        isSyncing = false
        if (isClosed) close(handle)
      }
      // A log that began anew meanwhile goes on from its own beginning.
      if (epoch === of) end = at + bytes
    },
    startOver(next) {
      epoch = next
      end = 0
    },
    wipe: () => ftruncateSync(handle, 0),
    bytes: () => end,
    close() {
      isClosed = true
      // The number of a closed file is given to the next one: it must not be closed while it is being synced.
      if (!isSyncing) closeSync(handle)
      if (end === 0) rmSync(file, { force: true })
    },
  }
}

function writeAll(handle: number, parts: readonly Buffer[], bytes: number, at: number): void {
  const written = writevSync(handle, parts, at)
  if (written === bytes) return
  // The system may take less than all, as a disk does that is about to be full.
  const rest = Buffer.concat(parts).subarray(written)
  writeAll(handle, [rest], rest.length, at + written)
}

function headOf(epoch: number, record: Buffer): Buffer {
  const head = Buffer.allocUnsafe(headBytes)
  head.writeUInt32BE(mark, 0)
  head.writeDoubleBE(epoch, 4)
  head.writeUInt32BE(record.length, 12)
  head.writeUInt32BE(checksumOf(head, record), 16)
  return head
}

const checksumOf = (head: Buffer, record: Buffer): number => crc32(record, crc32(head.subarray(0, 16)))

/**
 * What was appended in an epoch, in order. Throws an {@link UnusableStore} where records stand behind one that cannot be read: that is no torn end, and
 * what was acknowledged is in it.
 */
export function readRedoLog(file: string, epoch: number): Buffer[] {
  const bytes = readIfThere(file)
  const records: Buffer[] = []
  let at = 0
  for (let record = recordAt(bytes, at, epoch); record !== null; record = recordAt(bytes, at, epoch)) {
    records.push(record)
    at += headBytes + record.length
  }
  const later = findLater(bytes, at + 1, epoch)
  if (later === null) return records
  throw new UnusableStore(
    `The redo log ${file} is damaged at byte ${at}: what was stored between there and byte ${later} cannot be read. Put a good copy of the whole data folder in its place.`,
  )
}

function recordAt(bytes: Buffer, at: number, epoch: number): Buffer | null {
  if (bytes.length < at + headBytes || bytes.readUInt32BE(at) !== mark || bytes.readDoubleBE(at + 4) !== epoch)
    return null
  const head = bytes.subarray(at, at + headBytes)
  const record = bytes.subarray(at + headBytes, at + headBytes + head.readUInt32BE(12))
  return record.length === head.readUInt32BE(12) && head.readUInt32BE(16) === checksumOf(head, record) ? record : null
}

function findLater(bytes: Buffer, from: number, epoch: number): number | null {
  const sign = Buffer.alloc(4)
  sign.writeUInt32BE(mark)
  for (let at = bytes.indexOf(sign, from); at >= 0; at = bytes.indexOf(sign, at + 1)) {
    if (recordAt(bytes, at, epoch) !== null) return at
  }
  return null
}

function readIfThere(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0)
    throw error
  }
}
