import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'

/** The database by its statements' text; each is prepared once and kept. */
export interface Sql {
  /** The first row, null where there is none. */
  one<Row>(text: string, ...values: SQLInputValue[]): Row | null
  all<Row>(text: string, ...values: SQLInputValue[]): Row[]
  /** Returns how many rows changed. */
  run(text: string, ...values: SQLInputValue[]): number
}

export function statementsOf(db: DatabaseSync): Sql {
  const prepared = new Map<string, StatementSync>()

  const prepare = (text: string): StatementSync => {
    let statement = prepared.get(text)
    if (statement === undefined) {
      statement = db.prepare(text)
      prepared.set(text, statement)
    }
    return statement
  }

  return {
    // The tables are STRICT and the columns are listed beside the type: a row is what its SELECT says.
    one: <Row>(text: string, ...values: SQLInputValue[]) => (prepare(text).get(...values) as Row | undefined) ?? null,
    // As above.
    all: <Row>(text: string, ...values: SQLInputValue[]) => prepare(text).all(...values) as Row[],
    run: (text, ...values) => Number(prepare(text).run(...values).changes),
  }
}
