import { shapeErrors } from '../../../shared/flow/issues.ts'
import { parseField } from '../../../shared/rules/fields.ts'
import type { Rule, Rules } from '../../../shared/rules/rules.ts'
import { isGroup, ruleOrRules } from '../../../shared/rules/rules.ts'
import { firstOf } from '../saving/flowInText.ts'
import { jsonInText } from '../saving/jsonInText.ts'
import { plainPart } from './ruleTree.ts'
import type { RuleSetting } from './useFieldChoices.ts'

type RulesInText = { ok: true; rules: Rules } | { ok: false; why: string }

/** A rule, or rules, as text that can be mailed: the JSON of the flow format. */
export const writeRules = (part: Rule | Rules): string => JSON.stringify(plainPart(part), null, 2)

/** The rule, or the rules, in a text that somebody pastes; where there are none that make sense here, `why` says so in a sentence. */
export function rulesInText(text: string, setting: RuleSetting): RulesInText {
  const json = jsonInText(text)
  if (json === null) return { ok: false, why: 'There is no rule in it. Copy one here or in another flow first.' }
  if (typeof json === 'object' && 'nodes' in json)
    return { ok: false, why: 'It is a flow, not a rule. Paste it on the canvas, and copy the rules out of its forms.' }
  const read = ruleOrRules.safeParse(json)
  if (!read.success) return { ok: false, why: `It is JSON, but no rule. ${firstOf(shapeErrors(read.error.issues))}` }
  const part = plainPart(read.data)
  const group: Rules = isGroup(part) ? part : { combinator: 'and', rules: [part] }
  if (group.rules.length === 0) return { ok: false, why: 'That group has no rules.' }
  const why = whyNotHere(group, setting)
  return why === null ? { ok: true, rules: group } : { ok: false, why }
}

/** Rules on an event make no sense where there is none: they would never hold. */
function whyNotHere(group: Rules, { hasEvent = true, hasJourney = true }: RuleSetting): string | null {
  for (const { field } of outerRules(group)) {
    const name = `“${parseField(field)?.label ?? field}”`
    if (!hasEvent && field.startsWith('event.'))
      return `${name} belongs to an event, and here there is none to look at.`
    if (!hasJourney && field.startsWith('journey.'))
      return `${name} belongs to a journey, and here there is none yet to look at.`
  }
  return null
}

/** Every rule but those that say which events are counted: those do look at an event. */
function* outerRules({ rules }: Rules): Generator<Rule> {
  for (const part of rules) {
    if (isGroup(part)) yield* outerRules(part)
    else yield part
  }
}
