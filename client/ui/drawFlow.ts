/** A node as a drawing needs it: where it is on the canvas and what colours it. */
export interface DrawnNode {
  id: string
  type: string
  x: number
  y: number
}

export interface DrawnEdge {
  source: string
  target: string
}

export interface Drawing {
  width: number
  height: number
  boxes: { id: string; type: string; x: number; y: number }[]
  paths: { key: string; d: string }[]
}

export const boxWidth = 160
export const boxHeight = 36
const rowPitch = 52
// Cards stand about 300 px apart on the canvas; side by side in a drawing they need 180.
const squeeze = 180 / 300
// A canvas row is seldom drawn to the pixel: what lies this close together is one row.
const sameRow = 48
const margin = 10

/** The author's own layout, drawn small: columns move together, rows stand at one distance. */
export function drawFlow(nodes: readonly DrawnNode[], edges: readonly DrawnEdge[]): Drawing {
  const rows = rowsOf(nodes)
  const left = Math.min(...nodes.map((node) => node.x), Number.POSITIVE_INFINITY)
  const boxes = nodes.map((node) => ({
    id: node.id,
    type: node.type,
    x: margin + (node.x - left) * squeeze,
    y: margin + (rows.get(node.id) ?? 0) * rowPitch,
  }))
  const byId = new Map(boxes.map((box) => [box.id, box]))
  const paths = edges.flatMap(({ source, target }) => {
    const from = byId.get(source)
    const to = byId.get(target)
    return from && to ? [{ key: `${source}>${target}>${from.x}`, d: stepBetween(from, to) }] : []
  })
  return {
    width: margin + boxWidth + Math.max(0, ...boxes.map((box) => box.x)),
    height: margin + boxHeight + Math.max(0, ...boxes.map((box) => box.y)),
    boxes,
    paths,
  }
}

function rowsOf(nodes: readonly DrawnNode[]): Map<string, number> {
  const rows = new Map<string, number>()
  let row = -1
  let rowY = Number.NEGATIVE_INFINITY
  for (const node of nodes.toSorted((a, b) => a.y - b.y)) {
    if (node.y - rowY > sameRow) {
      row += 1
      rowY = node.y
    }
    rows.set(node.id, row)
  }
  return rows
}

function stepBetween(from: { x: number; y: number }, to: { x: number; y: number }): string {
  const [x1, y1] = [from.x + boxWidth / 2, from.y + boxHeight]
  const [x2, y2] = [to.x + boxWidth / 2, to.y]
  if (Math.abs(x2 - x1) < 1) return `M${x1} ${y1}V${y2}`
  const middle = (y1 + y2) / 2
  const side = Math.sign(x2 - x1)
  const turn = Math.min(10, Math.abs(x2 - x1) / 2, Math.abs(middle - y1))
  const down = Math.sign(y2 - y1) * turn
  return `M${x1} ${y1}V${middle - down}Q${x1} ${middle} ${x1 + side * turn} ${middle}H${x2 - side * turn}Q${x2} ${middle} ${x2} ${middle + down}V${y2}`
}
