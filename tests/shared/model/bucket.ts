/** The published algorithm of MurmurHash3_x86_32, with whole numbers of any size cut to 32 bits after every move. */
export function murmur(text: string): number {
  const bytes = [...new TextEncoder().encode(text)].map(BigInt)
  let hash = 0n
  let at = 0
  for (; at + 4 <= bytes.length; at += 4) {
    const block = littleEndian(bytes.slice(at, at + 4))
    hash = cut(rotate(hash ^ scramble(block), 13n) * 5n + 0xe6546b64n)
  }
  hash ^= scramble(littleEndian(bytes.slice(at)))
  hash ^= BigInt(bytes.length)
  hash = cut((hash ^ (hash >> 16n)) * 0x85ebca6bn)
  hash = cut((hash ^ (hash >> 13n)) * 0xc2b2ae35n)
  return Number(hash ^ (hash >> 16n))
}

/** The hundredth that a customer falls into at an experiment. */
export const bucketAt = (nodeId: string, customerId: string): number => murmur(`${nodeId}\n${customerId}`) % 100

const cut = (n: bigint) => n & 0xffffffffn
const rotate = (n: bigint, by: bigint) => cut((n << by) | (n >> (32n - by)))
const scramble = (block: bigint) => cut(rotate(cut(block * 0xcc9e2d51n), 15n) * 0x1b873593n)
const littleEndian = (bytes: bigint[]) => bytes.reduce((sum, byte, index) => sum | (byte << BigInt(8 * index)), 0n)
