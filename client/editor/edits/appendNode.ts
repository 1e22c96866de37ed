import type { Flow, FlowNode } from '../../../shared/flow/flow.ts'
import { addNode } from './addNode.ts'
import { connect } from './connect.ts'

/** Puts a node down and leads a handle to it. */
export const appendNode = (flow: Flow, from: { source: string; sourceHandle: string }, node: FlowNode): Flow =>
  connect(addNode(flow, node), { ...from, target: node.id })
