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
  const prepared = new Map<string, StatementSync>()
  const preparedToRead = new Map<string, StatementSync>()
  const preparedToList = new Map<string, StatementSync>()

  const keep = (kept: Map<string, StatementSync>, text: string): StatementSync => {
    const statement = db.prepare(text)
    kept.set(text, statement)
    return statement
  }

  const prepare = (text: string): StatementSync => prepared.get(text) ?? keep(prepared, text)

  const toRead = (text: string): StatementSync => {
    const known = preparedToRead.get(text)
    if (known !== undefined) return known
    refuseChange(text)
    return keep(preparedToRead, text)
  }

  const toList = (text: string): StatementSync => {
    const known = preparedToList.get(text)
    if (known !== undefined) return known
    refuseChange(text)
    const statement = keep(preparedToList, text)
    statement.setReturnArrays(true)
    return statement
  }

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

// A change that is not recorded would be gone after a crash.
function refuseChange(text: string): void {
  if (/^\s*(INSERT|UPDATE|DELETE|REPLACE)\b/i.test(text))
    throw new Error(`This changes the journal, use run or insert: ${text}`)
}
