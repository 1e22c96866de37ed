import type { Sql } from './sql.ts'

/** The tables whose keys are handed out before the row is written. */
type Numbered = 'event' | 'journey' | 'delivery'

export interface Ids {
  next(what: Numbered): number
  /** To be called before rows are erased: their keys, and the effect keys made from them, must never come again. */
  neverAgain(): void
}

export function idsOf(sql: Sql): Ids {
  const last: Record<Numbered, number> = {
    event: lastKey(sql, 'event'),
    journey: lastKey(sql, 'journey'),
    delivery: lastKey(sql, 'delivery'),
  }
  return {
    // A unit that is undone leaves a gap, never a repetition.
    next: (what) => ++last[what],
    neverAgain() {
      for (const [what, key] of Object.entries(last)) {
        sql.run('INSERT INTO erased_up_to VALUES (?, ?) ON CONFLICT DO UPDATE SET key = excluded.key', what, key)
      }
    },
  }
}

function lastKey(sql: Sql, what: Numbered): number {
  const row = sql.one<{ key: number }>(
    `SELECT max(ifnull((SELECT max(key) FROM ${what}), 0), ifnull((SELECT key FROM erased_up_to WHERE what = ?), 0)) AS key`,
    what,
  )
  return row?.key ?? 0
}
