import { expect, it } from 'vitest'
import { describeOffer } from '../../../shared/customer/describeOffer.ts'
import type { JsonObject } from '../../../shared/json.ts'

it.each<[JsonObject, string]>([
  [{ kind: 'discount', percent: 10, code: 'THANKS' }, '10 % off with the code THANKS'],
  [{ kind: 'discount', amount: 5 }, '5 off'],
  [{ kind: 'discount' }, 'a discount'],
  [{ kind: 'gift', item: 'a mug', sku: 'MUG' }, 'a mug'],
  [{ kind: 'gift', item: ' ' }, 'a gift'],
  [{ kind: 'credit', amount: 20 }, 'a credit of 20'],
  [{ kind: 'upsell', item: 'the large box', percent: 15 }, 'the large box at 15 % off'],
  [{ kind: 'upsell' }, 'an upgrade'],
  [{ kind: 'swap', from: 'dark roast', to: 'light roast' }, 'to swap dark roast for light roast'],
  [{ kind: 'skip' }, 'to skip the next delivery'],
  [{ kind: 'skip', times: 2 }, 'to skip the next 2 deliveries'],
  [{ kind: 'pause', for: 'P1M' }, 'to pause for 1 month'],
  [{ kind: 'pause' }, 'to pause'],
  [{ kind: 'reschedule', by: 'P1W' }, 'to move the next delivery by 1 week'],
  [{ kind: 'serenade', song: 'Yesterday' }, 'serenade'],
  [{ kind: 'toString' }, 'toString'],
  [{ kind: 7 }, '7'],
  [{}, ''],
])('says of the offer %j: %s', (offer, words) => {
  expect(describeOffer(offer)).toBe(words)
})
