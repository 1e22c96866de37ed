import type { DelayData } from './delayData.ts'
import { parseDuration } from './duration.ts'
import { weekdayNames } from './names.ts'

const units = ['years', 'months', 'weeks', 'days', 'hours', 'minutes', 'seconds'] as const

/**
 * A duration in words, without its sign; the text itself where it is none.
 *
 * @example describeDuration('P1DT12H') // "1 day and 12 hours"
 */
export function describeDuration(text: string): string {
  const duration = parseDuration(text)?.abs()
  if (!duration) return text
  const parts = units.filter((unit) => duration[unit] !== 0).map((unit) => counted(duration[unit], unit))
  return parts.length === 0 ? 'no time' : listed(parts)
}

const counted = (count: number, unit: string): string => `${count} ${count === 1 ? unit.slice(0, -1) : unit}`

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`

/**
 * The rule of a delay in words.
 *
 * @example describeDelay({ for: 'P1D', until: { time: '15:00' } }) // "1 day, until 15:00"
 */
export function describeDelay({ for: duration, until }: DelayData): string {
  const moment = until ? describeUntil(until) : ''
  const parts = [duration === undefined ? '' : describeDuration(duration), moment === '' ? '' : `until ${moment}`]
  return parts.filter((part) => part !== '').join(', ')
}

function describeUntil({ time, weekdays, date, field, offset }: NonNullable<DelayData['until']>): string {
  const named = date ?? (field === undefined ? '' : describeOffset(field, offset))
  return [describeWeekdays(weekdays ?? [], named !== ''), named, time ?? ''].filter((part) => part !== '').join(' ')
}

function describeOffset(field: string, offset: string | undefined): string {
  const duration = offset === undefined ? null : parseDuration(offset)
  if (!duration || duration.blank) return field
  return `${describeDuration(duration.toString())} ${duration.sign < 0 ? 'before' : 'after'} ${field}`
}

function describeWeekdays(weekdays: readonly number[], moves: boolean): string {
  if (weekdays.length === 0) return ''
  return moves ? `the first ${nameWeekdays(weekdays)} from` : nameWeekdays(weekdays)
}

/** Days of the week (1 = Monday) in words, in their order. */
export function nameWeekdays(weekdays: readonly number[]): string {
  const days = [...new Set(weekdays)].sort((a, b) => a - b)
  return days.join() === '1,2,3,4,5' ? 'Monday to Friday' : days.map((day) => weekdayNames[day - 1] ?? day).join(', ')
}
