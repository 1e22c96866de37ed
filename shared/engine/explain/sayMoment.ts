import { monthNames, sayZone, wallClock, weekdayNames } from '../calendar.ts'

/** An instant on the wall of a zone: "Tue 10 Mar 2026, 14:10". */
export function sayMoment(at: number, zone: string): string {
  const { dayOfWeek, day, month, year } = wallClock(at, zone)
  return `${weekdayNames[dayOfWeek - 1]?.slice(0, 3)} ${day} ${monthNames[month - 1]?.slice(0, 3)} ${year}, ${sayClock(at, zone)}`
}

/** The day of an instant: "Wednesday 11 March 2026". */
export function sayDay(at: number, zone: string): string {
  const { dayOfWeek, day, month, year } = wallClock(at, zone)
  return `${weekdayNames[dayOfWeek - 1]} ${day} ${monthNames[month - 1]} ${year}`
}

/** The time of day of an instant, with seconds only where there are any: "14:10". */
function sayClock(at: number, zone: string): string {
  const { hour, minute, second } = wallClock(at, zone)
  return [hour, minute, ...(second === 0 ? [] : [second])].map((part) => String(part).padStart(2, '0')).join(':')
}

/** A time of day there and in UTC: "10:00 in Berlin is 09:00 UTC". */
export function sayBothClocks(at: number, zone: string): string {
  return zone === 'UTC'
    ? `${sayClock(at, zone)} UTC`
    : `${sayClock(at, zone)} in ${sayZone(zone)} is ${sayClock(at, 'UTC')} UTC`
}
