import type { Flow } from '../../../shared/flow/flow.ts'
import { edgesFrom, edgesInto, nodeOf } from './indexFlow.ts'

export type Direction = 'down' | 'up' | 'left' | 'right'

/** The card an arrow key leads to: along an edge down or up, among the siblings left or right. */
export function walk(flow: Flow, from: string, direction: Direction): string | null {
  if (direction === 'down')
    return nearest(
      flow,
      from,
      edgesFrom(flow, from).map((edge) => edge.target),
    )
  if (direction === 'up')
    return nearest(
      flow,
      from,
      edgesInto(flow, from).map((edge) => edge.source),
    )
  const siblings = edgesInto(flow, from).flatMap((edge) => edgesFrom(flow, edge.source).map((other) => other.target))
  const here = nodeOf(flow, from)?.position.x ?? 0
  const side = siblings.filter((id) => {
    const x = nodeOf(flow, id)?.position.x ?? here
    return direction === 'left' ? x < here : x > here
  })
  return nearest(flow, from, side)
}

function nearest(flow: Flow, from: string, ids: readonly string[]): string | null {
  const here = nodeOf(flow, from)?.position.x ?? 0
  const distance = (id: string) => Math.abs((nodeOf(flow, id)?.position.x ?? 0) - here)
  return ids.toSorted((a, b) => distance(a) - distance(b))[0] ?? null
}
