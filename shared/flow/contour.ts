/** How far something drawn reaches to the left and to the right in each row, around its own middle. */
export class Contour {
  private shift = 0
  private readonly rows = new Map<number, Span>()

  get size(): number {
    return this.rows.size
  }

  entries(): [row: number, span: Span][] {
    return [...this.rows].map(([row, span]) => [row, moved(span, this.shift)])
  }

  at(row: number): Span | null {
    const span = this.rows.get(row)
    return span ? moved(span, this.shift) : null
  }

  /** Makes it reach at least this far in a row. */
  cover(row: number, { left, right }: Span): void {
    const now = this.rows.get(row)
    this.rows.set(row, {
      left: Math.min(now?.left ?? Number.POSITIVE_INFINITY, left - this.shift),
      right: Math.max(now?.right ?? Number.NEGATIVE_INFINITY, right - this.shift),
    })
  }

  /** Moves all rows at once. */
  move(by: number): void {
    this.shift += by
  }
}

export interface Range {
  from: number
  to: number
}

export interface Span {
  left: number
  right: number
}

const moved = ({ left, right }: Span, by: number): Span => ({ left: left + by, right: right + by })

/** Where `next` may not be moved to, lest it come nearer to `placed` than `gap`; both ends are allowed. Null where they share no row. */
export function forbidden(placed: Contour, next: Contour, gap: number): Range | null {
  let from = Number.POSITIVE_INFINITY
  let to = Number.NEGATIVE_INFINITY
  const [small, large] = placed.size < next.size ? [placed, next] : [next, placed]
  for (const [row, span] of small.entries()) {
    const other = large.at(row)
    if (!other) continue
    const [fixed, free] = small === placed ? [span, other] : [other, span]
    from = Math.min(from, fixed.left - gap - free.right)
    to = Math.max(to, fixed.right + gap - free.left)
  }
  return from < to ? { from, to } : null
}

/** The place nearest to the wished one that lies in none of the ranges; their ends are free. */
export function nearestFree(wish: number, ranges: readonly Range[]): number {
  const isFree = (at: number) => ranges.every(({ from, to }) => at <= from || at >= to)
  const places = [wish, ...ranges.flatMap(({ from, to }) => [from, to])].filter(isFree)
  return places.reduce((best, at) => (Math.abs(at - wish) < Math.abs(best - wish) ? at : best), places[0] ?? wish)
}

/** One contour around several. The largest of them is used up: a long chain must not be copied at each of its nodes. */
export function united(contours: readonly Contour[]): Contour {
  const largest = contours.reduce((a, b) => (b.size > a.size ? b : a), new Contour())
  for (const contour of contours)
    if (contour !== largest) for (const [row, span] of contour.entries()) largest.cover(row, span)
  return largest
}
