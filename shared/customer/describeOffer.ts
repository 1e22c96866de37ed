import { describeDuration } from '../engine/calendar.ts'
import type { JsonObject, JsonValue } from '../json.ts'

/**
 * An offer in a few words, by its kind; of a kind that is nobody's but the author's, that kind. Fits after "Offers".
 *
 * @example describeOffer({ kind: 'discount', percent: 10, code: 'THANKS' }) // '10 % off with the code THANKS'
 */
export function describeOffer(offer: JsonObject): string {
  const kind = said(offer.kind) ?? ''
  const describe = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
  return describe ? describe((key) => (Object.hasOwn(offer, key) ? said(offer[key]) : null)) : kind
}

/** One thing that an offer says of itself, as text; null where it says nothing. */
type Read = (key: string) => string | null

const kinds: Readonly<Record<string, (read: Read) => string>> = {
  discount: (read) => `${reduction(read) ?? 'a discount'}${after(' with the code ', read('code'))}`,
  gift: (read) => read('item') ?? 'a gift',
  credit: (read) => `a credit${after(' of ', read('amount'))}`,
  upsell: (read) => `${read('item') ?? 'an upgrade'}${after(' at ', reduction(read))}`,
  swap: (read) => `to swap ${read('from') ?? 'a product'} for ${read('to') ?? 'another'}`,
  skip: (read) => `to skip ${times(read('times'))}`,
  pause: (read) => `to pause${after(' for ', duration(read('for')))}`,
  reschedule: (read) => `to move the next delivery${after(' by ', duration(read('by')))}`,
}

function reduction(read: Read): string | null {
  const percent = read('percent')
  const amount = read('amount')
  if (percent !== null) return `${percent} % off`
  return amount === null ? null : `${amount} off`
}

const times = (count: string | null): string =>
  count === null || count === '1' ? 'the next delivery' : `the next ${count} deliveries`

const duration = (text: string | null): string | null => (text === null ? null : describeDuration(text))

const after = (words: string, text: string | null): string => (text === null ? '' : `${words}${text}`)

const said = (value: JsonValue | undefined): string | null =>
  typeof value === 'number' || (typeof value === 'string' && value.trim() !== '') ? String(value) : null
