import { Buffer } from 'node:buffer'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bucketOf, murmur3_32 } from '../../../shared/engine/dice.ts'
import { utf8Bytes } from '../../../shared/engine/utf8.ts'

describe('the hash', () => {
  // Vectors that other implementations of MurmurHash3 x86 32 with seed 0 publish.
  it.each([
    ['', 0],
    ['a', 0x3c2569b2],
    ['ab', 0x9bbfd75f],
    ['abc', 0xb3dd93fa],
    ['test', 0xba6bd213],
    ['hello', 0x248bfa47],
    ['Hello, world!', 0xc0363e43],
    ['The quick brown fox jumps over the lazy dog', 0x2e4ff723],
  ])('of %j is as published', (text, hash) => {
    expect(murmur3_32(text)).toBe(hash)
  })

  it('reads text as UTF-8, half a pair as the replacement character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(utf8Bytes(text)).toEqual([...Buffer.from(text, 'utf8')])
      }),
    )
    expect(utf8Bytes('a\ud800b\udc00')).toEqual([...new TextEncoder().encode('a\ud800b\udc00')])
  })
})

describe('buckets', () => {
  const customers = Array.from({ length: 100_000 }, (_, index) => `customer-${index}`)

  it('are the same for the same customer at the same experiment', () => {
    expect(bucketOf('split', 'c1')).toBe(murmur3_32('split\nc1') % 100)
  })

  it('are even: each within 5 standard deviations of its share', () => {
    const counts = new Array<number>(100).fill(0)
    for (const customer of customers) {
      const bucket = bucketOf('split', customer)
      counts[bucket] = (counts[bucket] ?? 0) + 1
    }
    const deviation = Math.sqrt(customers.length * 0.01 * 0.99)
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(5 * deviation)
  })
})
