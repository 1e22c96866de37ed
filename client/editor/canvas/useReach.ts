import { useLayoutEffect } from 'react'
import type { Node, ReactFlowState } from 'reactflow'
import { useStore, useStoreApi } from 'reactflow'
import type { Reach } from './reach.ts'
import { reachOf } from './reach.ts'

const lookupOf = (state: ReactFlowState) => state.nodeLookup

/**
 * Lets React Flow draw the cards within reach where it would draw all. Told to draw only what is in sight, it looks through all nodes at
 * every move and goes through all that it draws whenever one comes or goes: with a thousand in sight, every few pixels of a pan.
 */
export function useReach(isLarge: boolean): void {
  const drawing = useStoreApi()
  const lookup = useStore(lookupOf)

  useLayoutEffect(() => {
    if (!isLarge) return
    const idsWithin = createIdsWithin()
    // React Flow draws what the keys of its lookup are, and asks for them for nothing else. Should it ask otherwise one day, it draws all.
    lookup.keys = () => idsWithin(drawing.getState()).values()
    return () => {
      Reflect.deleteProperty(lookup, 'keys')
    }
  }, [isLarge, lookup, drawing])
}

/** The ids of the nodes within reach; the same list as long as neither the reach nor a node is another. */
function createIdsWithin() {
  let known: { reach: Reach; nodes: readonly Node[]; ids: readonly string[] } | null = null
  return ({ transform: [x, y, zoom], width, height, nodes }: ReactFlowState): readonly string[] => {
    const seen = { x: [-x / zoom, (width - x) / zoom], y: [-y / zoom, (height - y) / zoom] } as const
    const reach = reachOf(seen, known?.reach ?? null)
    if (known?.reach !== reach || known.nodes !== nodes)
      known = { reach, nodes, ids: nodes.filter((node) => isDrawn(node, reach)).map((node) => node.id) }
    return known.ids
  }
}

/** One in the hand is drawn wherever the canvas is moved meanwhile: its drag would end with it. */
const isDrawn = ({ position, measured, dragging }: Node, { x, y }: Reach): boolean =>
  dragging ||
  (position.x <= x[1] &&
    position.x + (measured?.width ?? 0) >= x[0] &&
    position.y <= y[1] &&
    position.y + (measured?.height ?? 0) >= y[0])
