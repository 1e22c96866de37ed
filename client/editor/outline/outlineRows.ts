import type { Flow, FlowEdge } from '../../../shared/flow/flow.ts'
import type { Skeleton } from '../../../shared/flow/skeleton.ts'
import { skeletonOf } from '../../../shared/flow/skeleton.ts'
import { familyOf, handlesOf } from '../edits/describeNode.ts'
import { edgesFrom, nodeOf } from '../edits/indexFlow.ts'

/** A line of the outline: a node, or a way that leads to a node listed elsewhere, or nowhere yet (`edge` is null then). */
export type OutlineRow = (
  | { kind: 'node'; id: string }
  | { kind: 'way'; source: string; handle: string; edge: FlowEdge | null }
) & {
  key: string
  /** 1 for what hangs on nothing; what follows a fork lies one deeper, a chain stays where it is. */
  level: number
  /** The handle it hangs on; empty where it needs no words. */
  label: string
  /** Which of its neighbours of one level it is, and how many they are. */
  place: number
  count: number
}

type Drawn = { kind: 'node'; id: string; level: number; label: string } | (OutlineRow & { kind: 'way' })

/** The flow as an indented list. Where the ways of a fork meet again, it goes on at the level of the fork. */
export function outlineRows(flow: Flow): OutlineRow[] {
  const notes = flow.nodes.filter((node) => familyOf(node) === 'canvas')
  const skeleton = skeletonOf({ ...flow, nodes: flow.nodes.filter((node) => familyOf(node) !== 'canvas') })
  const rows: OutlineRow[] = []
  const begins = skeleton.owned.get(null) ?? []
  const ahead: Drawn[] = begins.map((id) => nodeRow(id, 1)).toReversed()
  for (let next = ahead.pop(); next; next = ahead.pop()) {
    if (next.kind === 'way') {
      rows.push(next)
      continue
    }
    rows.push({ ...next, key: next.id, place: 0, count: 0 })
    ahead.push(...followers(flow, skeleton, next.id, next.level).toReversed())
  }
  for (const { id } of notes) rows.push({ kind: 'node', id, key: id, level: 1, label: '', place: 0, count: 0 })
  return counted(rows)
}

const nodeRow = (id: string, level: number, label = ''): Drawn => ({ kind: 'node', id, level, label })

function followers(flow: Flow, skeleton: Skeleton, id: string, level: number): Drawn[] {
  const node = nodeOf(flow, id)
  const handles = node ? handlesOf(node) : []
  const isFork = handles.length > 1
  const below = isFork ? level + 1 : level
  const edges = edgesFrom(flow, id)
  const listed = new Set<string>()
  const ways = handles.flatMap(({ id: handle, label }): Drawn[] => {
    const edge = edges.find((one) => one.sourceHandle === handle) ?? null
    const follows =
      edge !== null && skeleton.owner.get(edge.target) === id && skeleton.arriving.get(edge.target)?.length === 1
    if (edge && follows && !listed.has(edge.target)) {
      listed.add(edge.target)
      return [nodeRow(edge.target, below, isFork ? label : '')]
    }
    // A chain that simply ends needs no line of its own; a way of a fork that leads nowhere is worth one.
    if (!edge && !isFork) return []
    return [{ kind: 'way', source: id, handle, edge, key: `${id} ${handle}`, level: below, label, place: 0, count: 0 }]
  })
  const meetings = (skeleton.owned.get(id) ?? []).filter((one) => !listed.has(one))
  return [...ways, ...meetings.map((one) => nodeRow(one, level))]
}

/** With how many neighbours each row has: those of its level up to the next that lies less deep. */
function counted(rows: readonly OutlineRow[]): OutlineRow[] {
  const groups: OutlineRow[][] = []
  const made = rows.map((row) => {
    groups.length = Math.min(groups.length, row.level)
    const group = groups[row.level - 1] ?? []
    groups[row.level - 1] = group
    const next = { ...row, place: group.length + 1 }
    group.push(next)
    return { next, group }
  })
  return made.map(({ next, group }) => ({ ...next, count: group.length }))
}
