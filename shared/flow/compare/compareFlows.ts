import { meaningOf } from '../../nodes/meaningOf.ts'
import type { Flow, FlowEdge, FlowNode } from '../flow.ts'
import type { FieldChange } from './compareFields.ts'
import { compareFields } from './compareFields.ts'
import { handleName } from './handleName.ts'
import { byId, eitherOf } from './members.ts'
import { sameValue } from './sameValue.ts'

/** What became of a part. `moved`: it only stands elsewhere on the canvas. */
export type How = 'added' | 'removed' | 'changed' | 'moved'

/** One part of a flow that differs. */
export interface FlowChange {
  /** The flow itself has the id ''. */
  part: 'flow' | 'node' | 'edge'
  id: string
  how: How
  /** What people call the part. */
  name: string
  /** What differs within it; empty for what was added, removed or only moved. */
  fields: readonly FieldChange[]
}

/**
 * What changed from one state of a flow to another: the flow's own settings, then nodes, then edges. Empty where both
 * mean the same, however they are written.
 */
export function compareFlows(before: Flow, after: Flow): FlowChange[] {
  return [...compareHeads(before, after), ...compareNodes(before, after), ...compareEdges(before, after)]
}

function compareHeads(before: Flow, after: Flow): FlowChange[] {
  const fields = compareFields(headOf(before), headOf(after))
  return fields.length > 0 ? [{ part: 'flow', id: '', how: 'changed', name: 'This flow', fields }] : []
}

/** Settings are read as fields of the flow: nobody says "settings, goal". */
function headOf({ name, description, tags, settings, tests }: Flow) {
  return { name, description, tags, ...settings, tests }
}

function compareNodes(before: Flow, after: Flow): FlowChange[] {
  const [old, now] = [byId(before.nodes), byId(after.nodes)]
  return eitherOf(now.keys(), old.keys()).flatMap((id) => compareNode(old.get(id), now.get(id)))
}

function compareNode(before: FlowNode | undefined, after: FlowNode | undefined): FlowChange[] {
  const node = after ?? before
  if (!node) return []
  const change = { part: 'node', id: node.id, name: meaningOf(node).name, fields: [] } as const
  if (!before) return [{ ...change, how: 'added' }]
  if (!after) return [{ ...change, how: 'removed' }]
  const fields = compareFields({ type: before.type, ...before.data }, { type: after.type, ...after.data })
  if (fields.length > 0) return [{ ...change, how: 'changed', fields }]
  return sameValue(before.position, after.position) ? [] : [{ ...change, how: 'moved' }]
}

function compareEdges(before: Flow, after: Flow): FlowChange[] {
  const [old, now] = [byId(before.edges), byId(after.edges)]
  const lost = new Set(before.edges.filter(({ id }) => !now.has(id)).map(wayOf))
  const found = new Set(after.edges.filter(({ id }) => !old.has(id)).map(wayOf))
  const isRenamed = (edge: FlowEdge) => lost.has(wayOf(edge)) && found.has(wayOf(edge))
  return eitherOf(now.keys(), old.keys()).flatMap((id): FlowChange[] => {
    const [from, to] = [old.get(id), now.get(id)]
    if (from && to) return changedEdge(from, to, before, after)
    const edge = to ?? from
    // An edge drawn anew where it was is the same edge to everybody who looks.
    if (!edge || isRenamed(edge)) return []
    return [{ part: 'edge', id, how: to ? 'added' : 'removed', name: edgeName(edge, to ? after : before), fields: [] }]
  })
}

const wayOf = ({ source, sourceHandle, target }: FlowEdge): string => `${source}:${sourceHandle}>${target}`

function changedEdge(from: FlowEdge, to: FlowEdge, before: Flow, after: Flow): FlowChange[] {
  if (wayOf(from) === wayOf(to)) return []
  const fields = [
    { path: ['source'], name: 'Leaves', before: leavesBy(from, before), after: leavesBy(to, after) },
    { path: ['target'], name: 'Leads to', before: nodeName(from.target, before), after: nodeName(to.target, after) },
  ].filter((field) => field.before !== field.after)
  return [{ part: 'edge', id: to.id, how: 'changed', name: edgeName(to, after), fields }]
}

function edgeName(edge: FlowEdge, flow: Flow): string {
  return `${leavesBy(edge, flow)} to ${nodeName(edge.target, flow)}`
}

function leavesBy({ source, sourceHandle }: FlowEdge, flow: Flow): string {
  const node = flow.nodes.find(({ id }) => id === source)
  return node ? handleName(node, sourceHandle) : source
}

function nodeName(id: string, flow: Flow): string {
  const node = flow.nodes.find((one) => one.id === id)
  return node ? meaningOf(node).name : id
}
