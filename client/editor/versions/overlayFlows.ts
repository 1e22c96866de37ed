import type { FlowChange } from '../../../shared/flow/compare/compareFlows.ts'
import type { Flow, FlowNode } from '../../../shared/flow/flow.ts'
import { cardSize, columnWidth } from '../edits/cardSize.ts'

/** One drawing of two states: the later one, with what was removed still in its place, or beside what stands there now. */
export function overlayFlows(before: Flow, after: Flow, changes: readonly FlowChange[]): Flow {
  const removed = new Set(changes.filter(({ how }) => how === 'removed').map(({ part, id }) => `${part} ${id}`))
  const nodes = [...after.nodes]
  for (const node of before.nodes) if (removed.has(`node ${node.id}`)) nodes.push(besideOthers(node, nodes))
  const edges = before.edges.filter(({ id }) => removed.has(`edge ${id}`))
  return { ...after, nodes, edges: [...after.edges, ...edges] }
}

function besideOthers(node: FlowNode, others: readonly FlowNode[]): FlowNode {
  const covers = (x: number) =>
    others.some(
      ({ position }) =>
        Math.abs(position.x - x) < cardSize.width && Math.abs(position.y - node.position.y) < cardSize.height,
    )
  let { x } = node.position
  while (covers(x)) x += columnWidth
  return x === node.position.x ? node : { ...node, position: { ...node.position, x } }
}
