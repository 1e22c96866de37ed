import type { JsonObject, JsonValue } from '../json.ts'

/** Reads one place inside a JSON object; null where there is nothing. */
export type PathReader = (from: JsonObject) => JsonValue

/**
 * Compiles a path such as `address.city`. It is split on dots, but where an object has a property of its own that is
 * named like the whole rest of the path, that one is read: senders do use dots in names. In a list a whole number picks
 * a member, and any other key is read from every member, giving a list: `products.sku` is the skus of all products.
 * Only own properties are seen, so `constructor` or `__proto__` find nothing that the sender did not send.
 */
export function compilePath(path: string): PathReader {
  const dot = path.indexOf('.')
  if (dot < 0) return (from) => own(from, path)
  const keys = path.split('.')
  const rests = keys.map((_, index) => keys.slice(index).join('.'))
  return (from) => readFrom(from, keys, rests, 0)
}

const own = (from: JsonObject, key: string): JsonValue => (Object.hasOwn(from, key) ? (from[key] ?? null) : null)

function readFrom(from: JsonValue, keys: readonly string[], rests: readonly string[], depth: number): JsonValue {
  const key = keys[depth]
  if (key === undefined) return from
  if (Array.isArray(from)) return readList(from, keys, rests, depth)
  if (from === null || typeof from !== 'object') return null
  const rest = rests[depth] ?? key
  if (Object.hasOwn(from, rest)) return from[rest] ?? null
  return readFrom(own(from, key), keys, rests, depth + 1)
}

function readList(from: JsonValue[], keys: readonly string[], rests: readonly string[], depth: number): JsonValue {
  const key = keys[depth] ?? ''
  if (/^\d+$/.test(key)) return readFrom(from[Number(key)] ?? null, keys, rests, depth + 1)
  return from.flatMap((member) => readFrom(member, keys, rests, depth)).filter((value) => value !== null)
}
