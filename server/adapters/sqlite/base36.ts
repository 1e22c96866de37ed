/** The id that people see of a row's key. */
export const toId = (key: number): string => key.toString(36)

/** The key of an id; null for a text that was never one. */
export function toKey(id: string): number | null {
  const key = Number.parseInt(id, 36)
  return Number.isSafeInteger(key) && key > 0 && key.toString(36) === id ? key : null
}

/** As {@link toKey}, for an id that this journal handed out. */
export function ownKey(id: string): number {
  const key = toKey(id)
  if (key === null) throw new Error(`"${id}" is not an id of this journal.`)
  return key
}
