import { utf8Bytes } from './utf8.ts'

/** MurmurHash3, x86, 32 bit, seed 0, over the UTF-8 bytes of a text; unsigned. The algorithm is Austin Appleby's, in the public domain. */
export function murmur3_32(text: string): number {
  const bytes = utf8Bytes(text)
  const blocks = bytes.length & ~3
  let hash = 0
  for (let index = 0; index < blocks; index += 4) {
    hash ^= scramble(littleEndian(bytes, index, 4))
    hash = Math.imul(rotated(hash, 13), 5) + 0xe6546b64
  }
  hash ^= scramble(littleEndian(bytes, blocks, bytes.length - blocks))
  return avalanche(hash ^ bytes.length)
}

/** The bucket of a customer at an experiment, 0 to 99: the same on every visit, in every version, in preview and in production. */
export const bucketOf = (nodeId: string, customerId: string): number => murmur3_32(`${nodeId}\n${customerId}`) % 100

function littleEndian(bytes: readonly number[], from: number, count: number): number {
  let word = 0
  for (let index = 0; index < count; index += 1) word |= (bytes[from + index] ?? 0) << (8 * index)
  return word
}

const rotated = (word: number, by: number): number => (word << by) | (word >>> (32 - by))

const scramble = (word: number): number => Math.imul(rotated(Math.imul(word, 0xcc9e2d51), 15), 0x1b873593)

function avalanche(hash: number): number {
  const first = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35)
  return (second ^ (second >>> 16)) >>> 0
}
