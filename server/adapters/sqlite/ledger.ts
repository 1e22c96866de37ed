import type { Sql } from './sql.ts'

export const minuteMs = 60_000
export const minutesADay = 1440

/** One figure of a node (or of journeys, where `node` is empty), and what joined it, by the minute. */
interface Counter {
  flow: number
  version: number
  node: string
  metric: string
  /** Null until it is known. */
  key: number | null
  /** What joined it and is not recorded yet. */
  byMinute: Map<number, number>
  /** What is recorded and not in the tables yet. */
  unwritten: Map<number, number>
}

/**
 * Counts one of a metric at a node, or of journeys where `node` is empty. `at`: when the visit was entered or the journey started; what becomes of it later
 * is counted there too. `n`: 1, or -1 for what no longer counts.
 */
export type Count = (node: string, metric: string, at: number, n?: number) => void

/** What is counted in memory over many units and written once for all of them. */
export interface Ledger {
  /** Counts what happens in a version of a flow. */
  of(flow: number, version: number): Count
  /** Counts stored events, or erased ones with a negative `n`. */
  countEvents(name: number, n: number): void
  /** The unit is done: its counts join those that are to be written. */
  keep(): void
  /** The unit was undone, and so are its counts. */
  undo(): void
  /** Records the counts with the changes that they count. To be called before those are stored. */
  record(): void
  /** Records the counts, and adds to the tables all that was recorded: once for thousands of units. To be called before a commit and before they are read. */
  flush(): void
  /** The changes were made again, those that were recorded here with them. */
  madeAgain(): void
  /** The keys of the flows whose counts were recorded since it was called last. */
  takeTouched(): ReadonlySet<number>
  /** All that was not stored for good was undone. */
  undoAll(): void
}

export function ledgerOf(sql: Sql): Ledger {
  // Looked up for every step that is stored: maps in maps, as a key made of text would cost more than the count.
  const counts = new Map<number, Map<number, Count>>()
  let unit: { counter: Counter; minute: number; n: number }[] = []
  let unitEvents: { name: number; n: number }[] = []
  const changed = new Set<Counter>()
  const events = new Map<number, number>()
  const unwritten = new Set<Counter>()
  const unwrittenEvents = new Map<number, number>()
  let touched = new Set<number>()

  function countIn(flow: number, version: number): Count {
    const counters = new Map<string, Map<string, Counter>>()
    const make = (node: string, metric: string): Counter => ({
      flow,
      version,
      node,
      metric,
      key: null,
      byMinute: new Map(),
      unwritten: new Map(),
    })
    return (node, metric, at, n = 1) => {
      const metrics = inside(counters, node, () => new Map())
      const counter = inside(metrics, metric, () => make(node, metric))
      unit.push({ counter, minute: Math.floor(at / minuteMs), n })
    }
  }

  function keyOf({ flow, version, node, metric }: Counter): number {
    const row =
      sql.one<{ key: number }>(selectCounter, flow, version, node, metric) ??
      sql.insert<{ key: number }>(insertCounter, flow, version, node, metric)
    if (row === null) throw new Error('SQLite returned no key for a new counter.')
    return row.key
  }

  const undo = (): void => {
    unit = []
    unitEvents = []
  }

  function record(): void {
    for (const counter of changed) {
      counter.key ??= keyOf(counter)
      for (const [minute, n] of counter.byMinute) {
        sql.record(addToMinute, counter.key, minute, n)
        sql.record(addToDay, counter.key, dayOf(minute), n)
        add(counter.unwritten, minute, n)
      }
      counter.byMinute.clear()
      unwritten.add(counter)
      touched.add(counter.flow)
    }
    for (const [name, n] of events) {
      sql.record(addToEvents, n, name)
      add(unwrittenEvents, name, n)
      if (n < 0) forgetName(name)
    }
    changed.clear()
    events.clear()
  }

  /** The last event of that name may have been erased. The name may have been a person's own words. */
  function forgetName(name: number): void {
    write()
    sql.run('DELETE FROM event_name WHERE key = ? AND count <= 0', name)
  }

  function write(): void {
    for (const { key, unwritten: byMinute } of unwritten) {
      for (const [minute, n] of byMinute) {
        sql.unrecorded(addToMinute, [key, minute, n])
        sql.unrecorded(addToDay, [key, dayOf(minute), n])
      }
    }
    for (const [name, n] of unwrittenEvents) sql.unrecorded(addToEvents, [n, name])
    madeAgain()
  }

  function madeAgain(): void {
    for (const counter of unwritten) counter.unwritten.clear()
    unwritten.clear()
    unwrittenEvents.clear()
  }

  return {
    of(flow, version) {
      const versions = inside(counts, flow, () => new Map())
      return inside(versions, version, () => countIn(flow, version))
    },
    countEvents(name, n) {
      unitEvents.push({ name, n })
    },
    keep() {
      for (const { counter, minute, n } of unit) {
        add(counter.byMinute, minute, n)
        changed.add(counter)
      }
      for (const { name, n } of unitEvents) add(events, name, n)
      undo()
    },
    undo,
    record,
    flush() {
      record()
      write()
    },
    madeAgain,
    takeTouched() {
      const taken = touched
      touched = new Set()
      return taken
    },
    undoAll() {
      undo()
      madeAgain()
      changed.clear()
      events.clear()
      counts.clear()
    },
  }
}

const dayOf = (minute: number): number => Math.floor(minute / minutesADay)

const add = (sums: Map<number, number>, key: number, n: number): void => void sums.set(key, (sums.get(key) ?? 0) + n)

/** What stands in a map under a key, made where nothing does. */
function inside<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

const selectCounter = 'SELECT key FROM counter WHERE flow = ? AND version = ? AND node = ? AND metric = ?'
const insertCounter = 'INSERT INTO counter (flow, version, node, metric) VALUES (?, ?, ?, ?) RETURNING key'
const addToMinute = 'INSERT INTO count_by_minute VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n'
const addToDay = 'INSERT INTO count_by_day VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n'
const addToEvents = 'UPDATE event_name SET count = count + ? WHERE key = ?'
