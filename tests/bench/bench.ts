/** The bounds that a figure has to keep: missing one fails the run. */
interface Target {
  atLeast?: number
  atMost?: number
}

/** One line of the table. A ratio is measured side by side in the same run; a target without a ratio is of the figure itself, `value` in the figure's unit. */
export interface Row {
  what: string
  figure: string
  ratio?: Target & { to: string; value: number }
  limit?: Target & { value: number; unit: string }
}

/** A benchmark: a name for the command line and what it measures. */
export interface Bench {
  name: string
  run(): Promise<Row[]>
}

const keeps = (target: (Target & { value: number }) | undefined): boolean =>
  target === undefined ||
  (target.value >= (target.atLeast ?? Number.NEGATIVE_INFINITY) &&
    target.value <= (target.atMost ?? Number.POSITIVE_INFINITY))

/** Whether a row keeps its target; true where it has none. */
export const holds = (row: Row): boolean => keeps(row.ratio) && keeps(row.limit)

/** The target in words; empty where there is none. */
export function targetOf({ ratio, limit }: Row): string {
  const { atLeast, atMost } = { ...ratio, ...limit }
  const unit = limit ? ` ${limit.unit}` : ''
  if (atLeast !== undefined) return `at least ${atLeast.toLocaleString('en')}${unit}`
  return atMost === undefined ? '' : `at most ${atMost.toLocaleString('en')}${unit}`
}
