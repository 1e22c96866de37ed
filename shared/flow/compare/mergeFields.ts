import type { Fields, Member } from './members.ts'
import { byId, eitherOf, isFields, isMembers } from './members.ts'
import { sameValue } from './sameValue.ts'

/** Where two people changed the same field in different ways. */
export interface FieldCollision {
  path: readonly string[]
  base: unknown
  mine: unknown
  theirs: unknown
}

/** Which of two changes to one field goes on. */
export type Pick = 'mine' | 'theirs'

/** Asked at every collision, in the order of the file. */
export type Choose = (collision: FieldCollision) => Pick

/** A value as it was, and what two people made of it. */
export interface Three<T = unknown> {
  base: T
  mine: T
  theirs: T
}

/**
 * One value out of two that came from the same base. What only one side changed is taken from that side, field by field
 * and, in lists that know their members by id, member by member; what both changed differently is chosen.
 */
export function mergeFields(three: Three, choose: Choose, path: readonly string[] = []): unknown {
  const { base, mine, theirs } = three
  if (!isOneSided(three)) {
    if (isMergeable(three, path)) return mergeKeys(three, choose, path)
    if (isMembers(base) && isMembers(mine) && isMembers(theirs))
      return mergeMembers({ base, mine, theirs }, choose, path)
  }
  return mergeWhole(three, choose, path)
}

/** As {@link mergeFields}, without looking into the value: it is one side's or the other's. */
export function mergeWhole<T>(three: Three<T>, choose: Choose, path: readonly string[] = []): T {
  const { base, mine, theirs } = three
  if (sameValue(mine, theirs) || sameValue(theirs, base)) return mine
  if (sameValue(mine, base)) return theirs
  return choose({ path, base, mine, theirs }) === 'mine' ? mine : theirs
}

const isOneSided = ({ base, mine, theirs }: Three): boolean =>
  sameValue(mine, theirs) || sameValue(theirs, base) || sameValue(mine, base)

/**
 * Any mixture of a node's settings is a node again, for each of them may be left out. Further down an object with other
 * keys is another kind of thing (an arm that waits for an event, or for rules), and half of each would be neither.
 */
function isMergeable(three: Three, path: readonly string[]): three is Three<Fields> {
  const { base, mine, theirs } = three
  if (!isFields(base) || !isFields(mine) || !isFields(theirs)) return false
  return path.length === 0 || (hasKeysOf(base, mine) && hasKeysOf(base, theirs))
}

const hasKeysOf = (a: object, b: object): boolean => sameValue(Object.keys(a).sort(), Object.keys(b).sort())

function mergeKeys(three: Three<Fields>, choose: Choose, path: readonly string[]) {
  const { base, mine, theirs } = three
  const merged: Record<string, unknown> = {}
  for (const key of eitherOf(Object.keys(mine), Object.keys(theirs))) {
    const value = mergeFields({ base: base[key], mine: mine[key], theirs: theirs[key] }, choose, [...path, key])
    if (value !== undefined) merged[key] = value
  }
  return merged
}

function mergeMembers(
  { base, mine, theirs }: Three<readonly Member[]>,
  choose: Choose,
  path: readonly string[],
): unknown[] {
  const [old, here, there] = [byId(base), byId(mine), byId(theirs)]
  // Their order where only they turned it, else mine; what is new on the other side goes to the end.
  const isTurnedThere = isInOrderOf(base, mine) && !isInOrderOf(base, theirs)
  const ids = isTurnedThere ? eitherOf(there.keys(), here.keys()) : eitherOf(here.keys(), there.keys())
  return ids.flatMap((id) => {
    const three = { base: old.get(id), mine: here.get(id), theirs: there.get(id) }
    const member = mergeFields(three, choose, [...path, id])
    return member === undefined ? [] : [member]
  })
}

/** Whether the members that stayed are in the order in which they were. */
function isInOrderOf(base: readonly Member[], list: readonly Member[]): boolean {
  const [old, now] = [byId(base), byId(list)]
  const stayed = base.filter(({ id }) => now.has(id))
  return list.filter(({ id }) => old.has(id)).every(({ id }, at) => id === stayed[at]?.id)
}
