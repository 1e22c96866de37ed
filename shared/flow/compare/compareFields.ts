import { fieldName, memberName, nameWithin, sayValue } from './fieldWords.ts'
import type { Member } from './members.ts'
import { byId, eitherOf, isFields, isMembers } from './members.ts'
import { sameValue } from './sameValue.ts'

/** One field that differs: where it is, what it is called, and both values in words. */
export interface FieldChange {
  path: readonly string[]
  name: string
  before: string
  after: string
}

interface Place {
  path: readonly string[]
  names: readonly string[]
}

const top: Place = { path: [], names: [] }

/**
 * All fields that differ between two objects, down to the smallest that a form shows by itself. Members of a list are
 * compared by id; rules, free text and lists without ids are compared as a whole.
 */
export function compareFields(before: unknown, after: unknown, place: Place = top): FieldChange[] {
  if (sameValue(before, after)) return []
  if (isFields(before) && isFields(after)) {
    return eitherOf(Object.keys(before), Object.keys(after)).flatMap((key) =>
      compareFields(before[key], after[key], within(place, key, fieldName(key))),
    )
  }
  if (isMembers(before) && isMembers(after)) return compareMembers(before, after, place)
  const key = place.path.at(-1) ?? ''
  return [changed(place, sayValue(key, before), sayValue(key, after))]
}

function compareMembers(before: readonly Member[], after: readonly Member[], place: Place): FieldChange[] {
  const [old, now] = [byId(before), byId(after)]
  const list = place.path.at(-1) ?? ''
  // A member says in its name what it is one of.
  const around = { ...place, names: place.names.slice(0, -1) }
  const members = eitherOf(now.keys(), old.keys()).flatMap((id) => {
    const member = now.get(id) ?? old.get(id)
    return member ? compareFields(old.get(id), now.get(id), within(around, id, memberName(list, member))) : []
  })
  return [...members, ...compareOrder([...old.values()], [...now.values()], place)]
}

/** Of paths, the first that holds wins: their order means something. */
function compareOrder(before: readonly Member[], after: readonly Member[], place: Place): FieldChange[] {
  const [old, now] = [byId(before), byId(after)]
  const stayed = before.filter(({ id }) => now.has(id))
  const stay = after.filter(({ id }) => old.has(id))
  if (stayed.every(({ id }, at) => id === stay[at]?.id)) return []
  const list = place.path.at(-1) ?? ''
  return [changed(within(place, 'order', 'order'), sayValue(list, stayed), sayValue(list, stay))]
}

const within = ({ path, names }: Place, key: string, name: string): Place => ({
  path: [...path, key],
  names: [...names, name],
})

const changed = ({ path, names }: Place, before: string, after: string): FieldChange => ({
  path,
  name: nameWithin(names),
  before,
  after,
})
