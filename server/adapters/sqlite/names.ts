import type { Sql } from './sql.ts'

/** Texts that are stored once and named by a small integer everywhere else. */
export interface Names {
  /** The key, made where there is none yet. */
  keyOf(text: string): number
  /** The key, null where the text was never stored. */
  find(text: string): number | null
  textOf(key: number): string
  /** To be called after anything was undone: a key made by an undone unit does not exist. */
  forget(): void
}

/** Senders choose event names; without a bound, a sender who makes them up would fill the memory. */
const keptAtMost = 10_000

export function namesOf(sql: Sql, table: 'flow' | 'event_name' | 'segment', column: 'id' | 'name'): Names {
  const keys = new Map<string, number>()
  const texts = new Map<number, string>()

  const keep = (key: number, text: string): void => {
    if (keys.size >= keptAtMost) forget()
    keys.set(text, key)
    texts.set(key, text)
  }

  const forget = (): void => {
    keys.clear()
    texts.clear()
  }

  const find = (text: string): number | null => {
    const kept = keys.get(text)
    if (kept !== undefined) return kept
    const row = sql.one<{ key: number }>(`SELECT key FROM ${table} WHERE ${column} = ?`, text)
    if (row !== null) keep(row.key, text)
    return row?.key ?? null
  }

  return {
    find,
    forget,
    keyOf(text) {
      const found = find(text)
      if (found !== null) return found
      const row = sql.insert<{ key: number }>(`INSERT INTO ${table} (${column}) VALUES (?) RETURNING key`, text)
      if (row === null) throw new Error(`SQLite returned no key for a new row of ${table}.`)
      keep(row.key, text)
      return row.key
    },
    textOf(key) {
      const kept = texts.get(key)
      if (kept !== undefined) return kept
      const row = sql.one<{ text: string }>(`SELECT ${column} AS text FROM ${table} WHERE key = ?`, key)
      if (row === null) throw new Error(`${table} ${key} is missing from the journal.`)
      keep(key, row.text)
      return row.text
    },
  }
}
