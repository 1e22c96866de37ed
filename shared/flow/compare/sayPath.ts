import { fieldName, memberName, nameWithin } from './fieldWords.ts'
import { isFields, isMembers } from './members.ts'

/** What the field at a path within `root` is called, as {@link compareFields} names it. */
export function sayPath(root: unknown, path: readonly string[]): string {
  const names: string[] = []
  let value = root
  for (const [at, key] of path.entries()) {
    const member = isMembers(value) ? value.find(({ id }) => id === key) : undefined
    // A member says in its name what it is one of.
    if (member) names.splice(-1, 1, memberName(path[at - 1] ?? '', member))
    else names.push(fieldName(key))
    value = member ?? (isFields(value) ? value[key] : undefined)
  }
  return nameWithin(names)
}
