import type { FlowListItem } from '../../../shared/api/answers.ts'
import type { Flow, FlowNode } from '../../../shared/flow/flow.ts'
import { definitionOf } from '../../../shared/nodes/index.ts'

/** The most boxes that anybody can tell apart in a thumbnail. */
const mostDrawn = 60

/** The drawing of a flow for its thumbnail, small enough for hundreds of flows in one answer: the triggers first, then what stands nearest to the top. */
export function presentOutline({ nodes, edges }: Flow): FlowListItem['outline'] {
  const drawn = nodes
    .filter((node) => familyOf(node) !== 'canvas')
    .toSorted((a, b) => rankOf(a) - rankOf(b) || a.position.y - b.position.y)
    .slice(0, mostDrawn)
  const ids = new Set(drawn.map(({ id }) => id))
  return {
    nodes: drawn.map(({ id, type, position }) => ({ id, type, x: Math.round(position.x), y: Math.round(position.y) })),
    edges: edges
      .filter(({ source, target }) => ids.has(source) && ids.has(target))
      .map(({ source, target }) => ({ source, target })),
  }
}

const familyOf = ({ type }: FlowNode) => definitionOf(type).family

// Triggers always come along: other flows ask the list by which of them a flow can be started.
const rankOf = (node: FlowNode): number => (familyOf(node) === 'trigger' ? 0 : 1)
