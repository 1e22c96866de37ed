import { Buffer } from 'node:buffer'

/** What a statement can be given here: the tables have no blobs. */
export type Value = string | number | null

/**
 * The statements that changed the database since it was last committed, in order, as bytes for {@link makeAgain}. Made again in that order on the state
 * from before, they lead to the same state: none asks for the time or for chance.
 */
export interface Changes {
  add(text: string, values: readonly Value[]): void
  /** Where the next statement will stand. */
  mark(): number
  /** Those from a mark on, until some are added or cut. */
  from(mark: number): Buffer
  /** Forgets those from a mark on: they were undone. */
  cutTo(mark: number): void
}

/*
 * A change: its statement's place among all that were ever said, then its values, each behind a byte that says its kind. A statement is spelled out, with
 * the number of its values, before it is named for the first time.
 */
const kinds = { spelling: 0, change: 1, none: 2, number: 3, text: 4 } as const

interface Known {
  place: number
  /** At which byte it is spelled out, null where it is not. */
  spelledAt: number | null
}

export function recordChanges(): Changes {
  const known = new Map<string, Known>()
  let bytes = Buffer.allocUnsafe(64 * 1024)
  let end = 0

  function reserve(size: number): void {
    if (end + size <= bytes.length) return
    const larger = Buffer.allocUnsafe(2 * (end + size))
    bytes.copy(larger, 0, 0, end)
    bytes = larger
  }

  function writeText(text: string): void {
    // No character takes more than three bytes of UTF-8 for each of its UTF-16 units.
    reserve(4 + 3 * text.length)
    const size = bytes.write(text, end + 4)
    bytes.writeUInt32LE(size, end)
    end += 4 + size
  }

  function writeValue(value: Value): void {
    reserve(9)
    if (typeof value === 'number') {
      bytes[end] = kinds.number
      bytes.writeDoubleLE(value, end + 1)
      end += 9
    } else {
      bytes[end++] = value === null ? kinds.none : kinds.text
      if (value !== null) writeText(value)
    }
  }

  function spell(text: string, one: Known, arity: number): void {
    one.spelledAt = end
    reserve(4)
    bytes[end] = kinds.spelling
    bytes.writeUInt16LE(one.place, end + 1)
    bytes[end + 3] = arity
    end += 4
    writeText(text)
  }

  function knownOf(text: string): Known {
    let one = known.get(text)
    if (one === undefined) {
      one = { place: known.size, spelledAt: null }
      known.set(text, one)
    }
    return one
  }

  return {
    add(text, values) {
      const one = knownOf(text)
      if (one.spelledAt === null) spell(text, one, values.length)
      reserve(3)
      bytes[end] = kinds.change
      bytes.writeUInt16LE(one.place, end + 1)
      end += 3
      for (const value of values) writeValue(value)
    },
    mark: () => end,
    from: (mark) => bytes.subarray(mark, end),
    cutTo(mark) {
      end = mark
      for (const one of known.values()) if (one.spelledAt !== null && one.spelledAt >= mark) one.spelledAt = null
    },
  }
}

/** Makes changes again, given whole or in parts that follow one another. `run` is not to record them anew. */
export function makeAgain(parts: Iterable<Buffer>, run: (text: string, values: Value[]) => void): void {
  const statements = new Map<number, { text: string; arity: number }>()
  for (const bytes of parts) {
    for (let at = 0; at < bytes.length; ) {
      const place = bytes.readUInt16LE(at + 1)
      if (bytes[at] === kinds.spelling) {
        const { text, end } = readText(bytes, at + 4)
        statements.set(place, { text, arity: bytes[at + 3] ?? 0 })
        at = end
        continue
      }
      const statement = statements.get(place)
      if (statement === undefined) throw new Error(`Change ${place} is named before it is spelled out.`)
      const { values, end } = readValues(bytes, at + 3, statement.arity)
      run(statement.text, values)
      at = end
    }
  }
}

function readValues(bytes: Buffer, from: number, count: number): { values: Value[]; end: number } {
  const values: Value[] = []
  let at = from
  while (values.length < count) {
    const kind = bytes[at]
    if (kind === kinds.number) {
      values.push(bytes.readDoubleLE(at + 1))
      at += 9
    } else if (kind === kinds.text) {
      const { text, end } = readText(bytes, at + 1)
      values.push(text)
      at = end
    } else {
      values.push(null)
      at += 1
    }
  }
  return { values, end: at }
}

function readText(bytes: Buffer, at: number): { text: string; end: number } {
  const end = at + 4 + bytes.readUInt32LE(at)
  return { text: bytes.toString('utf8', at + 4, end), end }
}
