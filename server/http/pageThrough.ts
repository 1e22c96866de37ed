import { z } from 'zod'
import type { Page } from '../ports/journal.ts'
import { invalid } from '../refusals.ts'

/** Where an item stands in its list: what the list is ordered by, smallest first. No two items have the same, and all have the same kinds of parts. */
export type Place = readonly (number | string)[]

/**
 * One page of a list that is in memory, in the order of `placeOf`. The cursor is the place of the last item of the page before, so that the
 * next page begins behind it whatever became of that item.
 */
export function pageThrough<T>(
  items: readonly T[],
  placeOf: (item: T) => Place,
  { limit, cursor }: { limit: number; cursor?: string },
): Page<T> {
  const placed = items.map((item) => ({ item, place: placeOf(item) }))
  const after = cursor === undefined ? null : readCursor(cursor, placed[0]?.place)
  const rest = placed
    .filter(({ place }) => after === null || compare(place, after) > 0)
    .sort((a, b) => compare(a.place, b.place))
    .map(({ item }) => item)
  return pageOfRest(rest, placeOf, limit)
}

/** One page of a list that is in a store, ordered by id; `read` gives up to `limit` items, those behind an id where there is one. */
export function pageById<T extends { id: string }>(
  read: (limit: number, behind?: string) => readonly T[],
  { limit, cursor }: { limit: number; cursor?: string },
): Page<T> {
  const behind = cursor === undefined ? [] : readCursor(cursor, [''])
  return pageOfRest(read(limit + 1, ...behind.map(String)), ({ id }) => [id], limit)
}

function pageOfRest<T>(rest: readonly T[], placeOf: (item: T) => Place, limit: number): Page<T> {
  const items = rest.slice(0, limit)
  const last = items.at(-1)
  return { items, next: last !== undefined && rest.length > limit ? writeCursor(placeOf(last)) : null }
}

function compare(a: Place, b: Place): number {
  for (const [index, part] of a.entries()) {
    // Of the same kind as `part`, as all places of a list are.
    const other = b[index] ?? ''
    const order = typeof part === 'number' ? part - Number(other) : part.localeCompare(String(other), 'en')
    if (order !== 0) return order
  }
  return 0
}

const writeCursor = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url')

const placeOfCursor = z.array(z.union([z.number(), z.string()]))

/** The place that a cursor holds. Refuses a text that is none, or one of another list than that where a place is `like`. */
function readCursor(cursor: string, like?: Place): Place {
  const parsed = placeOfCursor.safeParse(parse(Buffer.from(cursor, 'base64url').toString()))
  if (parsed.success && (like === undefined || kindsOf(parsed.data) === kindsOf(like))) return parsed.data
  throw invalid([{ path: 'cursor', message: 'This cursor is not one of ours. Begin at the first page.' }])
}

const kindsOf = (place: Place): string => place.map((part) => typeof part).join()

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
