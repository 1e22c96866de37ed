import type { RuleTest, Verdict } from '../engine/why.ts'
import type { Scope } from '../engine/world.ts'
import { exactly, ignoreCase } from './compare.ts'
import type { FieldReader } from './compileField.ts'
import { compileField } from './compileField.ts'
import { compileCount, countField } from './countEvents.ts'
import { compileOperator } from './operators.ts'
import type { Rule, Rules } from './rules.ts'
import { isGroup } from './rules.ts'

/** Rules compiled to a closure that says what it decided, and on what. */
export type CompiledRules = (scope: Scope) => Verdict

const nothing: FieldReader = () => null

const everybody: Verdict = { holds: true, combinator: 'and', not: false, tests: [] }

/**
 * Compiles rules once; null holds for everybody. Nothing throws, neither here nor in a test: an unknown field is a missing
 * one, an unknown operator or a value of the wrong shape never holds, and `rulesProblems` tells the marketer. Tests after the decision are not run and not in the verdict.
 */
export function compileRules(rules: Rules | null): CompiledRules {
  return rules === null ? () => everybody : compileGroup(rules)
}

function compileGroup({ combinator, not = false, rules }: Rules): CompiledRules {
  const parts = rules.map((rule) => (isGroup(rule) ? compileGroup(rule) : compileRule(rule)))
  // The first test that comes out like this decides the group.
  const decides = combinator === 'or'
  return (scope) => {
    const tests: (RuleTest | Verdict)[] = []
    let decided = false
    for (const part of parts) {
      const test = part(scope)
      tests.push(test)
      if (test.holds === decides) {
        decided = true
        break
      }
    }
    const joined = decided ? decides : !decides || parts.length === 0
    return { holds: joined !== not, combinator, not, tests }
  }
}

function compileRule({ field, operator, value = null, meta }: Rule): (scope: Scope) => RuleTest {
  const read = field === countField ? compileCount(meta, compileRules) : (compileField(field) ?? nothing)
  const test = compileOperator(operator, value, field === 'event.name' ? exactly : ignoreCase)
  if (meta === undefined) {
    return (scope) => {
      const saw = read(scope)
      return { field, operator, value, saw, holds: test(saw, scope) }
    }
  }
  return (scope) => {
    const saw = read(scope)
    return { field, operator, value, saw, holds: test(saw, scope), meta }
  }
}
