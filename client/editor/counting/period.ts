/** The periods of which numbers can be shown. */
export const periods = {
  all: 'All time',
  day: 'Last 24 hours',
  week: 'Last 7 days',
  month: 'Last 30 days',
  days: 'From one day to another',
} as const

export type Period = keyof typeof periods

/** Two days like `2026-03-01`, both included; without one of them there is no end on that side. */
export interface Days {
  first?: string
  last?: string
}

/** A period as the API takes it, in UTC; without one of them there is no end on that side. */
export interface Span {
  from?: string
  to?: string
}

const hourMs = 3_600_000
const lengthMs: Record<Exclude<Period, 'all' | 'days'>, number> = {
  day: 24 * hourMs,
  week: 168 * hourMs,
  month: 720 * hourMs,
}

export const readPeriod = (text: string): Period => (Object.hasOwn(periods, text) ? (text as Period) : 'all')

/** A period up to now (epoch milliseconds), however long somebody looks at it; days are chosen apart. */
export const spanUpTo = (period: Period, now: number): Span =>
  period === 'all' || period === 'days' ? {} : { from: new Date(now - lengthMs[period]).toISOString() }

/** From the first moment of the first day to the last one of the last, in a zone whose days may have 23 or 25 hours. */
export function spanOf({ first, last }: Days, zone: string): Span {
  return {
    ...(first && { from: iso(startOf(first, zone)) }),
    ...(last && { to: iso(startOf(Temporal.PlainDate.from(last).add({ days: 1 }).toString(), zone) - 1) }),
  }
}

const startOf = (day: string, zone: string): number =>
  Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds

const iso = (at: number): string => new Date(at).toISOString()
