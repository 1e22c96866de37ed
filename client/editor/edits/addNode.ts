import type { Flow, FlowNode } from '../../../shared/flow/flow.ts'

/** Puts a node down, without edges. */
export const addNode = (flow: Flow, node: FlowNode): Flow => ({ ...flow, nodes: [...flow.nodes, node] })
