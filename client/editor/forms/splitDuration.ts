/** The units a form offers; everything else ISO 8601 can say is typed as text. */
export const durationUnits = [
  { unit: 'seconds', one: 'second', prefix: 'PT', letter: 'S' },
  { unit: 'minutes', one: 'minute', prefix: 'PT', letter: 'M' },
  { unit: 'hours', one: 'hour', prefix: 'PT', letter: 'H' },
  { unit: 'days', one: 'day', prefix: 'P', letter: 'D' },
  { unit: 'weeks', one: 'week', prefix: 'P', letter: 'W' },
  { unit: 'months', one: 'month', prefix: 'P', letter: 'M' },
  { unit: 'years', one: 'year', prefix: 'P', letter: 'Y' },
] as const

export type DurationUnit = (typeof durationUnits)[number]['unit']

/** A duration of one unit as number and unit; null for any other text. */
export function splitDuration(text: string): { count: number; unit: DurationUnit } | null {
  const [, time, count, letter] = /^P(T?)(\d{1,6})([A-Z])$/.exec(text) ?? []
  const found = durationUnits.find((one) => one.prefix === `P${time}` && one.letter === letter)
  return found ? { count: Number(count), unit: found.unit } : null
}

/** ISO 8601 for a number of one unit. */
export function joinDuration(count: number, unit: DurationUnit): string {
  const found = durationUnits.find((one) => one.unit === unit)
  return found ? `${found.prefix}${count}${found.letter}` : ''
}
