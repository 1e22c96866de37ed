import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import type { Changes, Value } from './changes.ts'

/** The database by its statements' text; each is prepared once and kept. */
export interface Sql {
  /** The first row, null where there is none. */
  one<Row>(text: string, ...values: SQLInputValue[]): Row | null
  all<Row>(text: string, ...values: SQLInputValue[]): Row[]
  /** The same as lists of the columns: an object of many columns takes longer to make and to look into than to read. */
  list<Row extends unknown[]>(text: string, ...values: SQLInputValue[]): Row | null
  lists<Row extends unknown[]>(text: string, ...values: SQLInputValue[]): Row[]
  /** Makes a change, which joins the {@link Changes}. Returns how many rows changed. */
  run(text: string, ...values: Value[]): number
  /** The same for a change that gives a row back (`RETURNING`). */
  insert<Row>(text: string, ...values: Value[]): Row | null
  /** Records a change that {@link unrecorded} makes later, with others of its kind. */
  record(text: string, ...values: Value[]): void
  /** What is no change of its own: BEGIN, SAVEPOINT, COMMIT and the like, and changes that are recorded already. */
  unrecorded(text: string, values?: readonly Value[]): void
}

export function statementsOf(db: DatabaseSync, changes: Changes): Sql {
  const keep = (make: (text: string) => StatementSync) => {
    const kept = new Map<string, StatementSync>()
    return (text: string): StatementSync => {
      let statement = kept.get(text)
      if (statement === undefined) {
        statement = make(text)
        kept.set(text, statement)
      }
      return statement
    }
  }

  const reading = (asLists: boolean) =>
    keep((text) => {
      // A change that is not recorded would be gone after a crash.
      if (isChange.test(text)) throw new Error(`This changes the journal, use run or insert: ${text}`)
      const statement = db.prepare(text)
      statement.setReturnArrays(asLists)
      return statement
    })

  const prepare = keep((text) => db.prepare(text))
  const toRead = reading(false)
  const toList = reading(true)

  return {
    // The tables are STRICT and the columns are listed beside the type: a row is what its SELECT says.
    one: <Row>(text: string, ...values: SQLInputValue[]) => (toRead(text).get(...values) as Row | undefined) ?? null,
    // As above.
    all: <Row>(text: string, ...values: SQLInputValue[]) => toRead(text).all(...values) as Row[],
    // As above.
    list: <Row>(text: string, ...values: SQLInputValue[]) => (toList(text).get(...values) as Row | undefined) ?? null,
    // As above.
    lists: <Row>(text: string, ...values: SQLInputValue[]) => toList(text).all(...values) as unknown[] as Row[],
    run(text, ...values) {
      const { changes: rows } = prepare(text).run(...values)
      changes.add(text, values)
      return Number(rows)
    },
    insert<Row>(text: string, ...values: Value[]) {
      // As above, of a RETURNING.
      const row = prepare(text).get(...values) as Row | undefined
      changes.add(text, values)
      return row ?? null
    },
    record: (text, ...values) => changes.add(text, values),
    unrecorded: (text, values = []) => void prepare(text).run(...values),
  }
}

const isChange = /^\s*(INSERT|UPDATE|DELETE|REPLACE)\b/i
