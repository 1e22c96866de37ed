/** One line of the table. `target` is a ratio measured side by side in the same run: missing it fails the run. */
export interface Row {
  what: string
  figure: string
  ratio?: { to: string; value: number; atLeast?: number }
}

/** A benchmark: a name for the command line and what it measures. */
export interface Bench {
  name: string
  run(): Promise<Row[]>
}

/** Whether a row keeps its target; true where it has none. */
export const holds = (row: Row): boolean => row.ratio?.atLeast === undefined || row.ratio.value >= row.ratio.atLeast
