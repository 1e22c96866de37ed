import { inSchemaOrder } from '../inSchemaOrder.ts'
import type { Flow } from './flow.ts'
import { flowSchema } from './flow.ts'

/**
 * Writes the canonical flow file: keys in the schema's order, nodes and edges by id (code points), free-form objects as their author wrote them,
 * defaults left out, two spaces, one newline at the end. Two flows that mean the same give the same bytes, so a diff shows only what changed.
 */
export function writeFlow(flow: Flow): string {
  const sorted = { ...flow, nodes: byId(flow.nodes), edges: byId(flow.edges) }
  return `${JSON.stringify(inSchemaOrder(flowSchema, sorted), null, 2)}\n`
}

function byId<T extends { id: string }>(items: readonly T[]): T[] {
  // Ids are ASCII, where `<` compares code points.
  return [...items].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}
