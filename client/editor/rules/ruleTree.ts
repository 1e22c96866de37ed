import type { JsonValue } from '../../../shared/json.ts'
import { countField } from '../../../shared/rules/countEvents.ts'
import type { Rule, Rules } from '../../../shared/rules/rules.ts'
import { isGroup } from '../../../shared/rules/rules.ts'

/** A place in a tree of rules: the index in `rules`, level by level. */
export type RulePath = readonly number[]

/** The place behind a part. */
export const placeAfter = (path: RulePath): RulePath => [...path.slice(0, -1), (path.at(-1) ?? 0) + 1]

/** An empty group: it holds for everybody. */
export const noRules = (): Rules => ({ combinator: 'and', rules: [] })

/** A rule that says nothing yet. */
export const newRule = (): Rule => ({ field: '', operator: '=', value: '' })

/** A rule on what the customer did. */
export const newEventRule = (): Rule => ({
  field: countField,
  operator: '>=',
  value: 1,
  meta: { event: '', within: 'P30D', where: null },
})

/** The same part of rules with nothing but the format's own keys: the rule builder numbers its rows. */
export const plainPart = (part: Rule | Rules): Rule | Rules => (isGroup(part) ? plainRules(part) : plainRule(part))

/** {@link plainPart} of a group. */
export function plainRules(group: Rules): Rules {
  return {
    combinator: group.combinator,
    ...(group.not ? { not: true } : {}),
    rules: group.rules.map(plainPart),
  }
}

const plainRule = ({ field, operator, value, meta }: Rule): Rule => ({
  field,
  operator,
  ...(value === undefined ? {} : { value }),
  ...(meta === undefined ? {} : { meta }),
})

/** What is put among other rules in place of a group: the group, or what is in it where that says the same. */
export const partsOf = (group: Rules): (Rule | Rules)[] => (group.not || group.rules.length > 1 ? [group] : group.rules)

/** The part at a path; undefined where there is none. */
export function partAt(group: Rules, [place, ...rest]: RulePath): Rule | Rules | undefined {
  if (place === undefined) return group
  const part = group.rules[place]
  return part && rest.length > 0 ? (isGroup(part) ? partAt(part, rest) : undefined) : part
}

/** Where this very part stands; null where it does not. */
export function pathOf(group: Rules, part: Rule | Rules): RulePath | null {
  for (const [at, member] of group.rules.entries()) {
    if (member === part) return [at]
    const within = isGroup(member) ? pathOf(member, part) : null
    if (within) return [at, ...within]
  }
  return null
}

/** The same rules with the part at `path` changed. */
export function changeAt(group: Rules, path: RulePath, change: (part: Rule | Rules) => Rule | Rules): Rules {
  const [place, ...rest] = path
  // Only a group is at the root, and a change keeps a group a group.
  if (place === undefined) return change(group) as Rules
  return {
    ...group,
    rules: group.rules.map((rule, at) => {
      if (at !== place) return rule
      return isGroup(rule) ? changeAt(rule, rest, change) : change(rule)
    }),
  }
}

/** The same rules with parts put in before what stands at `path`. */
export const insertAt = (group: Rules, path: RulePath, ...parts: (Rule | Rules)[]): Rules =>
  changeMembers(group, path, (rules, at) => rules.toSpliced(at, 0, ...parts))

/** The same rules without the part at `path`. */
export const removeAt = (group: Rules, path: RulePath): Rules =>
  changeMembers(group, path, (rules, at) => rules.toSpliced(at, 1))

function changeMembers(group: Rules, path: RulePath, change: (rules: Rules['rules'], at: number) => Rules['rules']) {
  return changeAt(group, path.slice(0, -1), (part) =>
    isGroup(part) ? { ...part, rules: change(part.rules, path.at(-1) ?? 0) } : part,
  )
}

/** The same rules with the part at `from` moved before what stands at `to`, also into and out of groups; a group cannot go into itself. */
export function movePart(group: Rules, from: RulePath, to: RulePath): Rules {
  const part = partAt(group, from)
  const last = to.length - 1
  if (!part || isWithin(to, from)) return group
  // What stood behind the new place has moved on by one.
  const isBehind = isWithin(from, to.slice(0, -1)) && from.length > last && (from[last] ?? 0) >= (to[last] ?? 0)
  const left = isBehind ? from.with(last, (from[last] ?? 0) + 1) : from
  return removeAt(insertAt(group, to, part), left)
}

/** Whether a path is that of `outer`, or of something in it. */
export const isWithin = (path: RulePath, outer: RulePath): boolean => outer.every((place, at) => path[at] === place)

/** Where a part goes when it is moved by one: past its neighbour, into a group beside it, or out of its own; null at the very end. */
export function placeBeside(group: Rules, path: RulePath, way: 'up' | 'down'): RulePath | null {
  const place = path.at(-1)
  if (place === undefined) return null
  const around = path.slice(0, -1)
  const beside = partAt(group, [...around, way === 'up' ? place - 1 : place + 1])
  if (beside && isGroup(beside))
    return way === 'up' ? [...around, place - 1, beside.rules.length] : [...around, place + 1, 0]
  if (beside) return [...around, way === 'up' ? place - 1 : place + 2]
  if (around.length === 0) return null
  return way === 'up' ? around : placeAfter(around)
}

/** A typed value as JSON: text that is exactly how a number is written becomes that number. */
export const readValue = (text: string): JsonValue =>
  text !== '' && String(Number(text)) === text ? Number(text) : text

/** A value as it stands in an input. */
export const writeValue = (value: JsonValue | undefined): string =>
  value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value)
