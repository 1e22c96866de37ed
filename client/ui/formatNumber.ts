import { once } from '../../shared/once.ts'

// For the first of Intl the browser reads its tables of languages, for 15 ms: no page that formats nothing waits for that.
const counts = once(() => new Intl.NumberFormat('en-GB'))

/** 12408 as `12,408`. */
export const formatCount = (count: number): string => counts().format(count)

/** A count with its noun: `1 journey`, `2,357 customers`. */
export const formatMany = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`

/** An amount with its currency; the bare code where no browser knows it. */
export function formatMoney(amount: number, currency: string): string {
  try {
    return new Intl.NumberFormat('en-GB', { style: 'currency', currency }).format(amount)
  } catch {
    return `${counts().format(amount)} ${currency}`
  }
}

/** A part of a whole as `31 %`; a dash where there is no whole. */
export function formatShare(part: number, whole: number): string {
  if (whole === 0) return '–'
  const percent = (100 * part) / whole
  return `${percent > 0 && percent < 10 ? percent.toFixed(1) : Math.round(percent)} %`
}
