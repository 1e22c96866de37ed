import { expect, it } from 'vitest'
import { murmur } from './bucket.ts'

it.each([
  ['', 0],
  ['hello', 0x248bfa47],
  ['hello, world', 0x149bbb7f],
  ['The quick brown fox jumps over the lazy dog', 0x2e4ff723],
])('hashes %o as published', (text, hash) => {
  expect(murmur(text)).toBe(hash)
})
