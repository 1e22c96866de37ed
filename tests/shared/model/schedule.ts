import type { NodeData } from '../../../shared/nodes/index.ts'
import { dayOf, instantOf, nextDay, weekdayOf } from './calendar.ts'

/** The first moment after an instant at which a schedule comes round. Tries day after day, and every minute of the day. */
export function nextRun({ cron, zone }: NodeData<'onSchedule'>, after: number): number {
  const [minute = '', hour = '', ...on] = cron.split(' ')
  const times = wholeDay.filter((time) => allows(minute, time.minute) && allows(hour, time.hour)).map(clockText)
  for (let day = dayOf(after, zone), looked = 0; looked < 800; day = nextDay(day), looked++) {
    if (!isOn(on, day)) continue
    // In a night in which clocks change, the order of the clock is not that of the moments.
    const later = times.map((time) => instantOf(day, time, zone)).filter((at) => at > after)
    if (later.length > 0) return Math.min(...later)
  }
  throw new Error(`The model finds no moment of "${cron}".`)
}

const wholeDay = Array.from({ length: 24 * 60 }, (_, n) => ({ hour: Math.floor(n / 60), minute: n % 60 }))

const clockText = ({ hour, minute }: { hour: number; minute: number }): string =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`

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
