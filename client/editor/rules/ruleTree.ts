import type { JsonValue } from '../../../shared/json.ts'
import type { Rule, Rules } from '../../../shared/rules/rules.ts'
import { isGroup } from '../../../shared/rules/rules.ts'

/** An empty group: it holds for everybody. */
export const noRules = (): Rules => ({ combinator: 'and', rules: [] })

/** The same rules with nothing but the format's own keys: the rule builder numbers its rows. */
export function plainRules(group: Rules): Rules {
  return {
    combinator: group.combinator,
    ...(group.not ? { not: true } : {}),
    rules: group.rules.map((rule) => (isGroup(rule) ? plainRules(rule) : plainRule(rule))),
  }
}

const plainRule = ({ field, operator, value, meta }: Rule): Rule => ({
  field,
  operator,
  ...(value === undefined ? {} : { value }),
  ...(meta === undefined ? {} : { meta }),
})

/** The same rules with the part at `path` changed; a path is the place in `rules`, level by level. */
export function changeAt(group: Rules, path: readonly number[], change: (part: Rule | Rules) => Rule | Rules): Rules {
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

/** A typed value as JSON: text that is exactly how a number is written becomes that number. */
export const readValue = (text: string): JsonValue =>
  text !== '' && String(Number(text)) === text ? Number(text) : text

/** A value as it stands in an input. */
export const writeValue = (value: JsonValue | undefined): string =>
  value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value)
