import { useMemo } from 'react'
import { useEditor } from '../store/EditorContext.tsx'
import { CanvasLayer } from './CanvasLayer.tsx'
import { FarEdgeRun } from './FarEdgeRun.tsx'
import classes from './FarEdges.module.css'
import type { CardEdge, CardNode } from './projection.ts'

// Long enough that there are few paths, short enough that a dragged card redraws little.
const runLength = 64

/** All edges seen from far away: thousands of them as a few paths. Nobody could hit one, read its label or press its + from there. */
export function FarEdges({ nodes, edges }: { nodes: CardNode[]; edges: CardEdge[] }) {
  const lit = useEditor((state) => state.trail?.edges)
  const cards = useMemo(() => new Map(nodes.map((node) => [node.id, node])), [nodes])
  const runs = useMemo(
    () =>
      Array.from({ length: Math.ceil(edges.length / runLength) }, (_, at) =>
        edges.slice(at * runLength, (at + 1) * runLength),
      ),
    [edges],
  )
  return (
    <CanvasLayer place="overCards">
      <svg className={classes.edges} aria-hidden>
        {runs.map((run, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a run is its place in the list
          <FarEdgeRun key={at} edges={run} cards={cards} lit={lit} />
        ))}
      </svg>
    </CanvasLayer>
  )
}
