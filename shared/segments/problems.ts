import { countField } from '../rules/countEvents.ts'
import type { RulesProblem } from '../rules/problems.ts'
import { rulesProblems } from '../rules/problems.ts'
import type { Rules } from '../rules/rules.ts'
import { isGroup } from '../rules/rules.ts'
import { segmentsNamed } from '../rules/segmentsNamed.ts'
import type { Segment } from './segment.ts'

/** A segment that may not have been kept yet. */
interface Candidate extends Omit<Segment, 'id'> {
  id: string | null
}

/** Everything that keeps a segment from being kept, by its place in the file; `others` are all segments but itself. */
export function segmentProblems({ id, name, rules }: Candidate, others: readonly Segment[]): RulesProblem[] {
  const namesake = others.find((other) => other.name.toLowerCase() === name.toLowerCase())
  return [
    ...(namesake ? [{ path: 'name', message: `There is a segment "${namesake.name}" already.` }] : []),
    ...segmentRulesProblems(rules, id, others),
  ]
}

/** What keeps rules from sorting customers. */
export function segmentRulesProblems(rules: Rules, id: string | null, others: readonly Segment[]): RulesProblem[] {
  return [
    ...rulesProblems(rules).map(({ path, message }) => ({ path: `rules.${path}`, message })),
    ...foreignFields(rules, 'rules'),
    ...segmentsNamed(rules).flatMap((named) => {
      const path = ['rules', ...named.path].join('.')
      const other = others.find((one) => one.id === named.id)
      if (named.id === id) return [{ path, message: 'A segment cannot be one of its own rules. Take this rule out.' }]
      if (!other) return [{ path, message: 'This segment does not exist any more. Choose another.' }]
      if (id === null || !leadsTo(id, other, others)) return []
      return [
        { path, message: `"${other.name}" has a rule about this very segment. Only one of them can ask the other.` },
      ]
    }),
  ]
}

/** An event or a journey is nothing that a customer has; within `events.count` it is the event that is counted. */
function foreignFields({ rules }: Rules, prefix: string): RulesProblem[] {
  return rules.flatMap((rule, index) => {
    const path = `${prefix}.rules.${index}`
    if (isGroup(rule)) return foreignFields(rule, path)
    if (rule.field === countField || !/^(event|journey)\./.test(rule.field)) return []
    return [
      { path: `${path}.field`, message: 'Segments look at customers. Choose something that is known of a customer.' },
    ]
  })
}

function leadsTo(id: string, from: Segment, others: readonly Segment[], seen = new Set<string>()): boolean {
  if (seen.has(from.id)) return false
  seen.add(from.id)
  return segmentsNamed(from.rules).some((named) => {
    const next = others.find((one) => one.id === named.id)
    return named.id === id || (next !== undefined && leadsTo(id, next, others, seen))
  })
}
