import type { Flow, FlowNode } from '../flow/flow.ts'
import type { Program } from '../nodes/defineNode.ts'
import type { Meaning } from '../nodes/meaningOf.ts'
import { meaningOf } from '../nodes/meaningOf.ts'
import { compileRules } from '../rules/compile.ts'
import { compileField } from '../rules/compileField.ts'
import { asNumber } from '../rules/number.ts'
import type { Rules } from '../rules/rules.ts'
import { parseDuration, surelyTakesMs } from './calendar.ts'
import type { EventRule, Goal, Plan, PlannedNode, PlannedTrigger } from './plan.ts'
import type { Scope } from './world.ts'

/**
 * Compiles one version of a flow. Never throws: whatever cannot be read in an unfinished flow (rules, durations, Liquid) throws only when a
 * journey reaches it.
 */
export function compileFlow(flow: Flow, of: { flowId: string; version: number }): Plan {
  const { settings } = flow
  const drawn = flow.nodes.map((node) => ({ node, meaning: meaningOf(node) }))
  const enterable = new Set(drawn.filter(({ meaning }) => isEnterable(meaning)).map(({ node }) => node.id))
  const edges = Map.groupBy(
    flow.edges.filter((edge) => enterable.has(edge.target)),
    (edge) => edge.source,
  )
  const nodes = new Map<string, PlannedNode>()
  const triggers = new Map<string, PlannedTrigger>()
  for (const { node, meaning } of drawn) {
    if (meaning.family === 'canvas') continue
    const program = compileNode(meaning)
    nodes.set(node.id, planNode(node, meaning, program, edges.get(node.id) ?? []))
    if (meaning.family === 'trigger') triggers.set(node.id, planTrigger(node, program))
  }
  const maxEventAge = parseDuration(settings.maxEventAge)
  return {
    ...of,
    flow,
    priority: settings.priority,
    nodes,
    triggers,
    maxEventAge,
    surelyYoungMs: maxEventAge === null ? 0 : surelyTakesMs(maxEventAge),
    audience: settings.audience ? compileRules(settings.audience) : null,
    exits: Map.groupBy(settings.exits.map(planRule), (rule) => rule.event),
    goal: settings.goal ? planGoal(settings.goal) : null,
    keyOf: settings.concurrent === 'no' ? null : keyReader(settings.concurrent.per),
  }
}

/** No edge ends at a trigger or at a note: a draft that has one is walked as if it had not. */
const isEnterable = (meaning: Meaning): boolean => meaning.family === 'logic' || meaning.family === 'action'

function compileNode(meaning: Meaning): Program | null {
  try {
    return meaning.compile()
  } catch (error) {
    const fail = () => {
      throw error
    }
    return meaning.family === 'trigger'
      ? { kind: 'trigger', event: null, takesStarts: false, matches: fail }
      : { kind: 'step', enter: fail }
  }
}

function planNode(
  node: FlowNode,
  meaning: Meaning,
  program: Program | null,
  edges: readonly { sourceHandle: string; target: string }[],
): PlannedNode {
  const isDisabled = node.data.disabled
  const next = new Map<string, string>()
  // The first edge of a handle counts; a second one is a problem that the check names.
  for (const edge of edges) if (!next.has(edge.sourceHandle)) next.set(edge.sourceHandle, edge.target)
  return {
    node,
    family: meaning.family,
    program,
    passHandle: isDisabled ? meaning.disabledHandle() : (meaning.handles()[0]?.id ?? null),
    isDisabled,
    effect: meaning.effect,
    next,
  }
}

function planTrigger(node: FlowNode, program: Program | null): PlannedTrigger {
  return { nodeId: node.id, isDisabled: node.data.disabled, program: program?.kind === 'trigger' ? program : null }
}

function planRule(rule: { id: string; label: string; event: string; where: Rules | null }): EventRule {
  return {
    id: rule.id,
    label: rule.label,
    event: rule.event,
    matches: rule.where ? compileRules(rule.where) : null,
  }
}

function planGoal(goal: NonNullable<Flow['settings']['goal']>): Goal {
  const readValue = goal.value ? compileField(goal.value) : null
  return {
    ...planRule({ id: 'goal', label: '', ...goal }),
    within: goal.within,
    value: (scope) => (readValue ? asNumber(readValue(scope)) : null),
  }
}

function keyReader(field: string): (scope: Scope) => string | null {
  const read = compileField(field)
  return (scope) => {
    const value = read ? read(scope) : null
    if (value === null) return null
    return typeof value === 'string' ? value : JSON.stringify(value)
  }
}
