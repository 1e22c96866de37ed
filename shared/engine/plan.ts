import type { Flow, FlowNode } from '../flow/flow.ts'
import type { Program } from '../nodes/defineNode.ts'
import type { Verdict } from './why.ts'
import type { Scope } from './world.ts'

/** A node as the engine walks it. */
export interface PlannedNode {
  node: FlowNode
  /** Null for a node type that has no meaning yet. */
  program: Program | null
  isAction: boolean
  /** The next node's id by handle; a handle without an edge is missing. */
  next: ReadonlyMap<string, string>
}

/** A rule with an event, compiled. */
export interface EventRule {
  id: string
  label: string
  event: string
  matches(scope: Scope): Verdict | null
}

/** A flow version compiled once: rules to closures, edges to indexes. */
export interface Plan {
  flowId: string
  version: number
  flow: Flow
  priority: number
  nodes: ReadonlyMap<string, PlannedNode>
}
