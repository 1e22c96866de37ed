/** The periods of which numbers can be shown. */
export const periods = {
  all: 'All time',
  day: 'Last 24 hours',
  week: 'Last 7 days',
  month: 'Last 30 days',
} as const

export type Period = keyof typeof periods

const hourMs = 3_600_000
const lengthMs: Record<Exclude<Period, 'all'>, number> = { day: 24 * hourMs, week: 168 * hourMs, month: 720 * hourMs }

export const readPeriod = (text: string): Period => (Object.hasOwn(periods, text) ? (text as Period) : 'all')

/** When a period that ends now (epoch milliseconds) began, as the API takes it; null for all time. */
export const startOf = (period: Period, now: number): string | null =>
  period === 'all' ? null : new Date(now - lengthMs[period]).toISOString()
