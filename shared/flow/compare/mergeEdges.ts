import type { FlowEdge } from '../flow.ts'
import { eitherOf } from './members.ts'
import type { Choose, Pick, Three } from './mergeFields.ts'
import { mergeWhole } from './mergeFields.ts'

/** An output of a node, the one thing that an edge is a setting of. */
export interface Output {
  source: string
  sourceHandle: string
}

/** What was decided of a node that one side removed and the other still uses. */
export type Decided = ReadonlyMap<string, Pick>

type Edges = readonly FlowEdge[]

/**
 * The edges of both sides, output by output: what follows an output is one thing, whatever its edge is called. Where a
 * node was decided upon, its edges go with the side that was picked.
 */
export function mergeEdges(three: Three<Edges>, decided: Decided, chooseFor: (output: Output) => Choose): FlowEdge[] {
  const by = { base: byOutput(three.base), mine: byOutput(three.mine), theirs: byOutput(three.theirs) }
  const merged = eitherOf(by.mine.keys(), by.theirs.keys()).flatMap((key) => {
    const at = { base: by.base.get(key) ?? [], mine: by.mine.get(key) ?? [], theirs: by.theirs.get(key) ?? [] }
    const [output] = [...at.mine, ...at.theirs]
    const side = sideOf(at, decided)
    return side || !output ? at[side ?? 'mine'] : mergeOutput(at, chooseFor(output))
  })
  return withOwnIds(merged)
}

const byOutput = (edges: Edges) => Map.groupBy(edges, ({ source, sourceHandle }) => `${source}:${sourceHandle}`)

/** The side whose edges are taken without a question, because one of their ends was decided for that side. */
function sideOf({ mine, theirs }: Three<Edges>, decided: Decided): Pick | undefined {
  const source = [...mine, ...theirs][0]?.source ?? ''
  const keeps = (edges: Edges, side: Pick) => edges.some(({ target }) => decided.get(target) === side)
  if (decided.has(source)) return decided.get(source)
  if (keeps(mine, 'mine')) return 'mine'
  if (keeps(theirs, 'theirs')) return 'theirs'
  return undefined
}

function mergeOutput({ base, mine, theirs }: Three<Edges>, choose: Choose): Edges {
  const targets = (edges: Edges) => edges.map(({ target }) => target).sort()
  const merged = mergeWhole({ base: targets(base), mine: targets(mine), theirs: targets(theirs) }, choose)
  // Which list came out tells the side: the edges keep the ids they have there.
  return String(merged) === String(targets(mine)) ? mine : theirs
}

/** Both sides may have given the same id to edges of different outputs. */
function withOwnIds(edges: Edges): FlowEdge[] {
  const taken = new Set<string>()
  return edges.map((edge) => {
    let { id } = edge
    for (let n = 2; taken.has(id); n++) id = `${edge.id.slice(0, 58)}-${n}`
    taken.add(id)
    return id === edge.id ? edge : { ...edge, id }
  })
}
