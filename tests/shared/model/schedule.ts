import type { NodeData } from '../../../shared/nodes/index.ts'
import { dayOf, instantOf, nextDay, twoDigits, weekdayOf } from './calendar.ts'

/** The first moment after an instant at which a schedule comes round. Tries day after day, and every time of the day. */
export function nextRun({ cron, zone }: NodeData<'onSchedule'>, after: number): number {
  const [minute = '', hour = '', ...on] = cron.split(' ')
  const minutes = from0To(59).filter((n) => allows(minute, n))
  const times = from0To(23)
    .filter((n) => allows(hour, n))
    .flatMap((hour) => minutes.map((minute) => `${twoDigits(hour)}:${twoDigits(minute)}`))
  for (let day = dayOf(after, zone), looked = 0; looked < 800; day = nextDay(day), looked++) {
    if (!isOn(on, day)) continue
    // In a night in which clocks change, the order of the clock is not that of the moments.
    const later = times.map((time) => instantOf(day, time, zone)).filter((at) => at > after)
    if (later.length > 0) return Math.min(...later)
  }
  throw new Error(`The model finds no moment of "${cron}".`)
}

const from0To = (last: number): number[] => Array.from({ length: last + 1 }, (_, n) => n)

/** Where both the day of the month and the weekday are restricted, either will do. */
function isOn([days = '', months = '', weekdays = '']: string[], day: ReturnType<typeof dayOf>): boolean {
  if (!allows(months, day.month)) return false
  const isDay = allows(days, day.day)
  const isWeekday = allows(weekdays, weekdayOf(day)) || (weekdayOf(day) === 7 && allows(weekdays, 0))
  return days === '*' || weekdays === '*' ? isDay && isWeekday : isDay || isWeekday
}

/** Lists of numbers and ranges; steps from 0 on. */
const allows = (field: string, n: number): boolean =>
  field.split(',').some((part) => {
    const [range = '', step = '1'] = part.split('/')
    const [from = 0, to = from] = range === '*' ? [0, 59] : range.split('-').map(Number)
    return from <= n && n <= to && (n - from) % Number(step) === 0
  })
