import type { Page } from '../../ports/journal.ts'
import { invalid } from '../../refusals.ts'

/** The numbers after which a page goes on, as text that nobody is tempted to make up. */
export const writeCursor = (...position: number[]): string =>
  Buffer.from(JSON.stringify(position)).toString('base64url')

/** The position of a cursor with that many numbers; null where there is no cursor. Refuses a text that is none. */
export function readPosition(cursor: string | undefined, length: number): number[] | null {
  if (cursor === undefined) return null
  const position = parse(Buffer.from(cursor, 'base64url').toString())
  if (Array.isArray(position) && position.length === length && position.every(Number.isSafeInteger)) return position
  throw invalid([{ path: 'cursor', message: 'This cursor is not one of ours. Begin at the first page.' }])
}

/** The key below which a page begins. */
export const readCursor = (cursor: string | undefined): number =>
  readPosition(cursor, 1)?.[0] ?? Number.MAX_SAFE_INTEGER

/** A page of rows that were read with one row more than `limit`, newest first by key. */
export function pageOf<Row extends { key: number }, Item>(
  rows: readonly Row[],
  limit: number,
  present: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(present),
    next: rows.length > limit && last !== undefined ? writeCursor(last.key) : null,
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
