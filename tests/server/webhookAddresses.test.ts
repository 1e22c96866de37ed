import { describe, expect, it } from 'vitest'
import { allowList } from '../../server/adapters/webhook/allowList.ts'
import { isPublicAddress } from '../../server/adapters/webhook/publicAddress.ts'

describe('an address on the public internet', () => {
  it.each([
    '1.1.1.1',
    '8.8.8.8',
    '93.184.215.14',
    '172.15.255.255',
    '172.32.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '223.255.255.255',
  ])('may be called: %s', (address) => expect(isPublicAddress(address)).toBe(true))

  it.each(['2606:4700:4700::1111', '2a00:1450:4001:80b::200e', '2001:4860:4860::8888'])(
    'may be called: %s',
    (address) => expect(isPublicAddress(address)).toBe(true),
  )

  it.each(['', 'localhost', '300.1.1.1', '1.1.1', 'fe80::1%eth0'])('is not %j', (address) =>
    expect(isPublicAddress(address)).toBe(false),
  )
})

describe('WEBHOOK_ALLOW', () => {
  it.each([
    ['localhost', 'localhost', 80, true],
    ['localhost', 'LOCALHOST', 8080, true],
    ['localhost:3000', 'localhost', 3000, true],
    ['localhost:3000', 'localhost', 3001, false],
    ['10.0.0.5', '10.0.0.5', 443, true],
    ['10.0.0.5', '10.0.0.50', 443, false],
    ['::1', '::1', 80, true],
    ['[::1]', '::1', 80, true],
    ['[::1]:8080', '::1', 8080, true],
    ['[::1]:8080', '::1', 80, false],
    ['hooks.internal', 'evil-hooks.internal', 80, false],
    ['hooks.internal', 'hooks.internal.example', 80, false],
  ])('of %s, asked for %s at port %i: %s', (entry, host, port, isAllowed) => {
    expect(allowList([entry])(host, port)).toBe(isAllowed)
  })

  it('left out allows nothing', () => {
    expect(allowList([])('localhost', 80)).toBe(false)
  })
})
