import type { Flow, FlowNode } from './flow.ts'
import type { ShapeError } from './issues.ts'

/** What a schema cannot say of one value alone: unique ids, and edges between nodes that exist. */
export function checkShape(flow: Flow): ShapeError[] {
  return [
    ...duplicates(flow.nodes, 'nodes', 'Two nodes have the id'),
    ...duplicates(flow.edges, 'edges', 'Two edges have the id'),
    ...duplicates(flow.settings.exits, 'settings.exits', 'Two exit rules have the id'),
    ...flow.nodes.flatMap((node, index) => duplicateMembers(node, index)),
    ...danglingEdges(flow),
  ]
}

function duplicates(items: readonly { id: string }[], path: string, message: string): ShapeError[] {
  const seen = new Set<string>()
  return items.flatMap(({ id }, index) => {
    const isDuplicate = seen.has(id)
    seen.add(id)
    return isDuplicate ? [{ path: `${path}.${index}.id`, message: `${message} "${id}".` }] : []
  })
}

/** Paths, arms and variants: whatever list in the settings has members with ids. */
function duplicateMembers(node: FlowNode, index: number): ShapeError[] {
  return Object.entries(node.data).flatMap(([key, list]) =>
    hasIds(list) ? duplicates(list, `nodes.${index}.data.${key}`, 'Two of this node have the id') : [],
  )
}

const hasIds = (list: unknown): list is { id: string }[] =>
  Array.isArray(list) && list.every((member) => typeof member === 'object' && member !== null && 'id' in member)

function danglingEdges(flow: Flow): ShapeError[] {
  const known = new Set(flow.nodes.map((node) => node.id))
  return flow.edges.flatMap((edge, index) =>
    (['source', 'target'] as const)
      .filter((end) => !known.has(edge[end]))
      .map((end) => ({ path: `edges.${index}.${end}`, message: `There is no node "${edge[end]}".` })),
  )
}
