import { once } from '../../../shared/once.ts'
import type { Counting } from '../store/view.ts'
import type { Days } from './period.ts'
import { periods } from './period.ts'

/** `All versions, all time`; `Version 2, 1 Mar 2026 – 15 Mar 2026`. */
export function sayCounting({ version, period = 'all', days = {} }: Counting): string {
  const when = period === 'days' ? sayDays(days) : periods[period].toLowerCase()
  return `${version === undefined ? 'All versions' : `Version ${version}`}, ${when}`
}

function sayDays({ first, last }: Days): string {
  if (first && last) return first === last ? sayDay(first) : `${sayDay(first)} – ${sayDay(last)}`
  if (first) return `since ${sayDay(first)}`
  return last ? `until ${sayDay(last)}` : 'all time'
}

const format = once(
  () => new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }),
)
const sayDay = (day: string): string => format().format(new Date(day))
