import type { Sql } from './sql.ts'

export const minuteMs = 60_000
export const minutesADay = 1440

interface Delta {
  flow: number
  version: number
  /** Empty for the counts of journeys. */
  node: string
  metric: string
  minute: number
  n: number
}

/** What is counted in memory over a group of units and written once before its commit. */
export interface Ledger {
  /** `at`: when the visit was entered or the journey started; what becomes of it later is counted there too. */
  count(of: { flow: number; version: number; node: string; metric: string; at: number }): void
  /** Counts stored events, or erased ones with a negative `n`. */
  countEvents(name: number, n: number): void
  /** The unit is done: its counts join the group's. */
  keep(): void
  /** The unit was undone, and so are its counts. */
  undo(): void
  /** Writes the group's counts. Returns the keys of the flows whose counts changed. */
  flush(): Set<number>
  /** The group was undone. */
  undoAll(): void
}

export function ledgerOf(sql: Sql): Ledger {
  const counters = new Map<string, number>()
  let unit: Delta[] = []
  let unitEvents: { name: number; n: number }[] = []
  const group = new Map<string, Delta>()
  const groupEvents = new Map<number, number>()

  const counterOf = ({ flow, version, node, metric }: Delta): number => {
    const text = `${flow} ${version} ${node} ${metric}`
    const kept = counters.get(text)
    if (kept !== undefined) return kept
    const key =
      sql.one<{ key: number }>(selectCounter, flow, version, node, metric)?.key ??
      sql.one<{ key: number }>(insertCounter, flow, version, node, metric)?.key
    if (key === undefined) throw new Error('SQLite returned no key for a new counter.')
    counters.set(text, key)
    return key
  }

  const undo = (): void => {
    unit = []
    unitEvents = []
  }

  return {
    count({ flow, version, node, metric, at }) {
      unit.push({ flow, version, node, metric, minute: Math.floor(at / minuteMs), n: 1 })
    },
    countEvents(name, n) {
      unitEvents.push({ name, n })
    },
    keep() {
      for (const delta of unit) {
        const text = `${delta.flow} ${delta.version} ${delta.minute} ${delta.node} ${delta.metric}`
        const sum = group.get(text)
        if (sum === undefined) group.set(text, delta)
        else sum.n += delta.n
      }
      for (const { name, n } of unitEvents) groupEvents.set(name, (groupEvents.get(name) ?? 0) + n)
      undo()
    },
    undo,
    flush() {
      const touched = new Set<number>()
      for (const delta of group.values()) {
        const counter = counterOf(delta)
        sql.run(addToMinute, counter, delta.minute, delta.n)
        sql.run(addToDay, counter, Math.floor(delta.minute / minutesADay), delta.n)
        touched.add(delta.flow)
      }
      for (const [name, n] of groupEvents) {
        sql.run('UPDATE event_name SET count = count + ? WHERE key = ?', n, name)
        // The last event of that name was erased. The name may have been a person's own words.
        if (n < 0) sql.run('DELETE FROM event_name WHERE key = ? AND count <= 0', name)
      }
      group.clear()
      groupEvents.clear()
      return touched
    },
    undoAll() {
      undo()
      group.clear()
      groupEvents.clear()
      counters.clear()
    },
  }
}

const selectCounter = 'SELECT key FROM counter WHERE flow = ? AND version = ? AND node = ? AND metric = ?'
const insertCounter = 'INSERT INTO counter (flow, version, node, metric) VALUES (?, ?, ?, ?) RETURNING key'
const addToMinute = 'INSERT INTO count_by_minute VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n'
const addToDay = 'INSERT INTO count_by_day VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n'
