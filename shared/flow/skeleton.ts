import { meaningOf } from '../nodes/meaningOf.ts'
import type { Flow, FlowEdge, FlowNode } from './flow.ts'

/** How a flow hangs together, for whoever draws it or reads it out. Edges that close a loop are left out everywhere. */
export interface Skeleton {
  /** Every node after all that lead to it; what leaves by an earlier handle comes first. */
  order: readonly string[]
  /** The edges that leave a node, by its handles. */
  leaving: ReadonlyMap<string, readonly FlowEdge[]>
  /** Which nodes lead to a node, each once. */
  arriving: ReadonlyMap<string, readonly string[]>
  /** The last node that every way to a node passes; null where ways to it have nothing in common. */
  owner: ReadonlyMap<string, string | null>
  /** What a node owns, in order; under null stands where reading begins. */
  owned: ReadonlyMap<string | null, readonly string[]>
}

/**
 * Says how a flow hangs together, in time linear in nodes and edges (owners: the algorithm of Cooper, Harvey and Kennedy, "A Simple,
 * Fast Dominance Algorithm", which needs one pass where there are no loops). Triggers that stand side by side are read from left to right.
 */
export function skeletonOf(flow: Flow): Skeleton {
  const nodes = new Map(flow.nodes.map((node) => [node.id, node]))
  const all = byHandle(flow, nodes)
  const { order, closing } = sort(flow, all)
  const leaving = new Map([...all].map(([id, edges]) => [id, edges.filter((edge) => !closing.has(edge))] as const))
  const arriving = new Map<string, string[]>()
  for (const id of order)
    for (const { target } of leaving.get(id) ?? []) {
      const sources = arriving.get(target) ?? []
      if (!sources.includes(id)) sources.push(id)
      arriving.set(target, sources)
    }
  const owner = ownersOf(order, arriving)
  const owned = Map.groupBy(order, (id) => owner.get(id) ?? null)
  return { order, leaving, arriving, owner, owned }
}

/** The edges of each node in the order of its handles; those of handles that are gone come last. */
function byHandle(flow: Flow, nodes: ReadonlyMap<string, FlowNode>): Map<string, FlowEdge[]> {
  const leaving = Map.groupBy(flow.edges, (edge) => edge.source)
  for (const [id, edges] of leaving) {
    const node = nodes.get(id)
    if (!node || edges.length < 2) continue
    const places = new Map(
      meaningOf(node)
        .handles()
        .map((handle, place) => [handle.id, place]),
    )
    const placeOf = (edge: FlowEdge) => places.get(edge.sourceHandle) ?? places.size
    edges.sort((a, b) => placeOf(a) - placeOf(b))
  }
  return leaving
}

/** A topological order by depth-first search, and the edges that close a loop in it. */
function sort(flow: Flow, leaving: ReadonlyMap<string, readonly FlowEdge[]>) {
  const targets = new Set(flow.edges.map((edge) => edge.target))
  // In a file that is being read a position may still be missing.
  const x = (node: FlowNode) => (node as Partial<FlowNode>).position?.x ?? 0
  const begins = flow.nodes.filter((node) => !targets.has(node.id)).sort((a, b) => x(a) - x(b))
  const state = new Map<string, 'open' | 'done'>()
  const closing = new Set<FlowEdge>()
  const finished: string[] = []
  // Last things first: what is finished last is read first.
  for (const { id: begin } of [...begins.toReversed(), ...flow.nodes]) {
    if (state.has(begin)) continue
    const path = [{ id: begin, ahead: [...(leaving.get(begin) ?? [])] }]
    state.set(begin, 'open')
    for (let here = path.at(-1); here; here = path.at(-1)) {
      const edge = here.ahead.pop()
      if (!edge) {
        state.set(here.id, 'done')
        finished.push(here.id)
        path.pop()
      } else if (state.get(edge.target) === 'open') closing.add(edge)
      else if (!state.has(edge.target)) {
        state.set(edge.target, 'open')
        path.push({ id: edge.target, ahead: [...(leaving.get(edge.target) ?? [])] })
      }
    }
  }
  return { order: finished.toReversed(), closing }
}

function ownersOf(
  order: readonly string[],
  arriving: ReadonlyMap<string, readonly string[]>,
): Map<string, string | null> {
  const owner = new Map<string, string | null>()
  const depth = new Map<string | null, number>([[null, 0]])
  const depthOf = (id: string | null) => depth.get(id) ?? 0
  const above = (id: string | null) => (id === null ? null : (owner.get(id) ?? null))
  const common = (one: string | null, other: string | null): string | null => {
    let [a, b] = [one, other]
    while (a !== b) {
      if (depthOf(a) >= depthOf(b)) a = above(a)
      else b = above(b)
    }
    return a
  }
  for (const id of order) {
    const sources: readonly (string | null)[] = arriving.get(id) ?? [null]
    const own = sources.reduce(common) ?? null
    owner.set(id, own)
    depth.set(id, depthOf(own) + 1)
  }
  return owner
}
