import { useMemo } from 'react'
import type { DrawnEdge, DrawnNode } from './drawFlow.ts'
import { boxHeight, boxWidth, drawFlow } from './drawFlow.ts'
import classes from './FlowDrawing.module.css'
import { colourOf } from './nodeColour.ts'

interface FlowDrawingProps {
  nodes: readonly DrawnNode[]
  edges: readonly DrawnEdge[]
  /** With what each node is called; without, the boxes are bare and their colours stronger: a thumbnail. */
  titles?: ReadonlyMap<string, string>
}

// More boxes than this are no picture any more, only work for the browser.
const mostBoxes = 150

/** A small picture of a flow's graph in its families' colours. It says nothing to a screen reader: its name stands beside it. */
export function FlowDrawing({ nodes, edges, titles }: FlowDrawingProps) {
  const { width, height, boxes, paths } = useMemo(
    () => drawFlow(nodes.filter((node) => node.type !== 'note').slice(0, mostBoxes), edges),
    [nodes, edges],
  )
  // A small flow is not blown up: boxes have one size wherever there is room.
  const largest = titles ? 1 : 0.26
  return (
    <svg
      className={titles ? classes.drawing : classes.thumbnail}
      viewBox={`0 0 ${Math.max(width, boxWidth)} ${Math.max(height, boxHeight)}`}
      style={{ maxWidth: width * largest, maxHeight: height * largest }}
      aria-hidden="true"
    >
      {paths.map(({ key, d }) => (
        <path key={key} className={classes.edge} d={d} />
      ))}
      {boxes.map(({ id, type, x, y }) => (
        <g key={id} transform={`translate(${x} ${y})`} style={{ color: colourOf(type) }}>
          <rect className={classes.box} width={boxWidth} height={boxHeight} rx={9} />
          {titles && (
            <>
              <circle className={classes.dot} cx={17} cy={boxHeight / 2} r={5} />
              <text className={classes.title} x={30} y={boxHeight / 2 + 4}>
                {shorten(titles.get(id) ?? '')}
              </text>
            </>
          )}
        </g>
      ))}
    </svg>
  )
}

const shorten = (title: string): string => (title.length > 17 ? `${title.slice(0, 16).trimEnd()}…` : title)
