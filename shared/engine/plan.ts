import type { Flow, FlowNode } from '../flow/flow.ts'
import type { Family, Program, TriggerProgram } from '../nodes/defineNode.ts'
import type { EffectKind } from './effect.ts'
import type { Verdict } from './why.ts'
import type { Scope } from './world.ts'

/** A node as the engine walks it. */
export interface PlannedNode {
  node: FlowNode
  family: Family
  /** Null for a node type that has no meaning yet. */
  program: Program | null
  /** Where a journey goes at once: the disabled node's handle, or the first one of a node type that has no meaning yet. Null: it ends there. */
  passHandle: string | null
  isDisabled: boolean
  /** The kind of effect a node type without a meaning would ask for. */
  effect: EffectKind | null
  /** The next node's id by handle; a handle without an edge is missing. */
  next: ReadonlyMap<string, string>
}

/** A trigger, compiled; `program` is null for a node type that has no meaning yet. */
export interface PlannedTrigger {
  nodeId: string
  isDisabled: boolean
  program: TriggerProgram | null
}

/** A rule with an event, compiled: an exit rule, or the goal. `matches` is asked for events of its name alone; null: it has no rules. */
export interface EventRule {
  id: string
  label: string
  event: string
  matches: ((scope: Scope) => Verdict) | null
}

/** What counts as success, compiled. */
export interface Goal extends EventRule {
  /** ISO 8601, from the journey's start. */
  within: string
  /** What the conversion is worth; null where the flow names no value or the event has none. */
  value(scope: Scope): number | null
}

/** A flow version compiled once: rules to closures, edges to indexes. */
export interface Plan {
  flowId: string
  version: number
  flow: Flow
  priority: number
  /** All nodes but those that are on the canvas only. */
  nodes: ReadonlyMap<string, PlannedNode>
  triggers: ReadonlyMap<string, PlannedTrigger>
  /** An older event starts no journey; null where the setting cannot be read. */
  maxEventAge: Temporal.Duration | null
  /** An event up to this age, in milliseconds, is young enough whatever the calendar says: nearly all are, and asking it is dear. */
  surelyYoungMs: number
  audience: ((scope: Scope) => Verdict) | null
  /** By event name, in the order of the settings. */
  exits: ReadonlyMap<string, readonly EventRule[]>
  goal: Goal | null
  /** The value of `settings.concurrent.per` for an event of the customer; null where journeys are not keyed. */
  keyOf: ((scope: Scope) => string | null) | null
}
