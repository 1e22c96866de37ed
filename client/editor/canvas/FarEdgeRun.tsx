import { memo } from 'react'
import classes from './FarEdges.module.css'
import type { CardEdge, CardNode } from './projection.ts'
import { stepPath } from './stepPath.ts'

interface FarEdgeRunProps {
  edges: CardEdge[]
  cards: ReadonlyMap<string, CardNode>
  lit: ReadonlySet<string> | undefined
}

/** A run of edges in two strokes: those that stand out, and the rest. It is drawn again when one of its cards is another. */
export const FarEdgeRun = memo(
  function FarEdgeRun({ edges, cards, lit }: FarEdgeRunProps) {
    const standsOut = (edge: CardEdge) => edge.selected || lit?.has(edge.id)
    const pathOf = (some: CardEdge[]) =>
      some.map((edge) => drawn(cards.get(edge.source), cards.get(edge.target))).join('')
    return (
      <>
        <path
          className={classes.line}
          data-faded={lit ? true : undefined}
          d={pathOf(edges.filter((edge) => !standsOut(edge)))}
        />
        <path className={classes.line} data-strong d={pathOf(edges.filter(standsOut))} />
      </>
    )
  },
  (before, now) =>
    before.edges === now.edges &&
    before.lit === now.lit &&
    now.edges.every(
      ({ source, target }) =>
        before.cards.get(source) === now.cards.get(source) && before.cards.get(target) === now.cards.get(target),
    ),
)

function drawn(source: CardNode | undefined, target: CardNode | undefined): string {
  if (!source?.measured || !target?.measured) return ''
  const { width = 0, height = 0 } = source.measured
  return stepPath({
    sourceX: source.position.x + width / 2,
    sourceY: source.position.y + height,
    targetX: target.position.x + (target.measured.width ?? 0) / 2,
    targetY: target.position.y,
  }).path
}
