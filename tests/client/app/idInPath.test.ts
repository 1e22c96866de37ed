import { expect, it } from 'vitest'
import { idInPath } from '../../../client/app/idInPath.ts'

it.each(['u1', 'anon:42', '50% off/ümlaut', 'a%2Fb', 'ada@example.com'])(
  'finds the customer %s again by the address',
  (id) => {
    expect(idInPath(`/customers/${encodeURIComponent(id)}`)).toBe(id)
  },
)

it('takes an address that somebody mistyped as it is', () => {
  expect(idInPath('/customers/50%')).toBe('50%')
})
