import { invalid } from '../refusals.ts'

/** One page of a list that is in memory; the cursor is the last id of the page before. */
export function pageThrough<T>(
  items: readonly T[],
  idOf: (item: T) => string,
  { limit, cursor }: { limit: number; cursor?: string },
): { items: T[]; next: string | null } {
  const from = cursor === undefined ? 0 : after(items, idOf, Buffer.from(cursor, 'base64url').toString())
  const page = items.slice(from, from + limit)
  const last = page.at(-1)
  const next = last !== undefined && from + limit < items.length ? Buffer.from(idOf(last)).toString('base64url') : null
  return { items: page, next }
}

function after<T>(items: readonly T[], idOf: (item: T) => string, id: string): number {
  const index = items.findIndex((item) => idOf(item) === id)
  if (index === -1) throw invalid([{ path: 'cursor', message: 'This page is gone. Start from the first one.' }])
  return index + 1
}
