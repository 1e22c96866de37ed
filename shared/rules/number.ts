import type { JsonValue } from '../json.ts'

const decimal = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i

/** A number, or text that reads as one (`"40"`, `" 1.5e3 "`); null for all else, also for hexadecimal and infinity. */
export function asNumber(value: JsonValue): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'string' || value.length > 64 || !decimal.test(value)) return null
  const number = Number(value)
  return Number.isFinite(number) ? number : null
}
