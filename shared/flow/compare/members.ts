/** A JSON object whose fields stand for themselves. */
export type Fields = Readonly<Record<string, unknown>>

/** A member of a list that knows its members by id: a path, an arm, a variant, an exit rule. */
export type Member = Fields & { id: string }

/** Whether the value is an object whose fields change one by one. Rules are one sentence: they change as a whole. */
export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isRules(value)

export const isRules = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'combinator' in value && 'rules' in value

export const isMembers = (value: unknown): value is readonly Member[] =>
  Array.isArray(value) && value.every((member) => isFields(member) && typeof member.id === 'string')

export const byId = <T extends { id: string }>(members: readonly T[]): Map<string, T> =>
  new Map(members.map((member) => [member.id, member]))

/** All that either has, in the order of the first with what only the second has after it. */
export const eitherOf = <T>(a: Iterable<T>, b: Iterable<T>): T[] => [...new Set([...a, ...b])]
