import { z } from 'zod'
import type { JsonValue } from '../json.ts'
import { jsonObject, jsonValue } from '../json.ts'

/** One test of one field; the operators are react-querybuilder's. */
export interface Rule {
  field: string
  operator: string
  value?: JsonValue
  meta?: { [key: string]: JsonValue }
}

/** Rules joined by `and` or `or`; react-querybuilder's `RuleGroupType`. Empty `rules` hold. */
export interface Rules {
  combinator: 'and' | 'or'
  not?: boolean
  rules: (Rule | Rules)[]
}

/** Tells a nested group from a single rule. */
export const isGroup = (rule: Rule | Rules): rule is Rules => 'rules' in rule

// Plain z.object: react-querybuilder adds ids, paths and flags of its own, which are dropped and not refused.
const ruleSchema = z.object({
  field: z.string(),
  operator: z.string(),
  value: jsonValue.optional(),
  meta: jsonObject.optional(),
})

/** The schema of {@link Rules}: keys other than the format's own are dropped. */
export const rules: z.ZodType<Rules> = z
  .lazy(() =>
    z.object({
      combinator: z.enum(['and', 'or']),
      not: z.boolean().default(false),
      rules: z.array(z.union([rules, ruleSchema])),
    }),
  )
  // The name of its definition in the published JSON Schema.
  .meta({ id: 'rules' }) as z.ZodType<Rules> // exactOptionalPropertyTypes: zod's optional keys also admit undefined, which JSON cannot carry

/** A single rule, or rules: what may stand in a group. */
export const ruleOrRules = z.union([rules, ruleSchema]) as z.ZodType<Rule | Rules> // as above

/** Rules or null, null when left out. */
export const where = rules.nullable().default(null)
