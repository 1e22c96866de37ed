import type { Flow, FlowNode } from '../../../shared/flow/flow.ts'

/** Changes settings of one node. A key set to undefined is left out, as the format wants it. */
export function setData(flow: Flow, nodeId: string, patch: Record<string, unknown>): Flow {
  const nodes = flow.nodes.map((node) => {
    if (node.id !== nodeId) return node
    const data = Object.fromEntries(
      Object.entries({ ...node.data, ...patch }).filter(([, value]) => value !== undefined),
    )
    // The patch comes from the form of this very type, typed by its data.
    return { ...node, data } as FlowNode
  })
  return { ...flow, nodes }
}
