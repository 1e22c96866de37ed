import { parseCron } from './cron.ts'
import { nameWeekdays } from './describe.ts'

/** A cron expression of one time a day that a form can show: on some weekdays (none: every day), or on a day of the month. */
export interface UsualCron {
  /** `09:00` */
  time: string
  /** 1 is Monday; empty where it is every day or a day of the month. */
  weekdays: readonly number[]
  /** 1 to 31; null where it is not monthly. */
  day: number | null
}

const all = (count: number, numbers: readonly number[]) => numbers.length === count

/** Null for a cron expression that says anything else, or cannot be read. */
export function readUsualCron(text: string): UsualCron | null {
  const cron = parseCron(text)
  const [minute, hour, day] = [cron?.minutes, cron?.hours, cron?.days]
  if (!cron || minute?.length !== 1 || hour?.length !== 1 || !all(12, cron.months)) return null
  const time = [hour[0], minute[0]].map((part) => String(part).padStart(2, '0')).join(':')
  if (all(31, cron.days)) return { time, weekdays: all(7, cron.weekdays) ? [] : cron.weekdays, day: null }
  const isMonthly = day?.length === 1 && all(7, cron.weekdays)
  return isMonthly ? { time, weekdays: [], day: day[0] ?? 1 } : null
}

/** The cron expression of a usual case. */
export function writeUsualCron({ time, weekdays, day }: UsualCron): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return `${minute} ${hour} ${day ?? '*'} * ${weekdays.length === 0 ? '*' : weekdays.join()}`
}

/**
 * A cron expression in words; the expression itself where it is none of the usual cases.
 *
 * @example describeCron('0 9 * * 1') // "Every Monday at 09:00"
 */
export function describeCron(text: string): string {
  const usual = readUsualCron(text)
  if (!usual) return `At the times of "${text.trim()}"`
  const { time, weekdays, day } = usual
  if (day !== null) return `On day ${day} of every month at ${time}`
  return `Every ${weekdays.length === 0 ? 'day' : nameWeekdays(weekdays)} at ${time}`
}
