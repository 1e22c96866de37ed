import type { Flow } from '../../../shared/flow/flow.ts'
import { newId } from '../../ui/newId.ts'
import type { Connection } from './whyNotConnect.ts'
import { whyNotConnect } from './whyNotConnect.ts'

/** Draws an edge. A handle has one edge at most, so one that is there already is led to the new target. */
export function connect(flow: Flow, connection: Connection): Flow {
  const { source, sourceHandle, target } = connection
  if (whyNotConnect(flow, connection)) return flow
  const there = flow.edges.find((edge) => edge.source === source && edge.sourceHandle === sourceHandle)
  if (there?.target === target) return flow
  const edges = there
    ? flow.edges.map((edge) => (edge === there ? { ...edge, target } : edge))
    : [...flow.edges, { id: newId(), source, sourceHandle, target }]
  return { ...flow, edges }
}
