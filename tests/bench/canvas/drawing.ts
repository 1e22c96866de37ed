/** What both pages draw: cards on a square sheet, one and a half times as many edges as cards. */
export interface Drawing {
  nodes: { id: string; x: number; y: number; isFork: boolean }[]
  edges: { id: string; source: string; sourceHandle: string; target: string }[]
}

const column = 300
const row = 150

/** A drawing of `size` cards: every other one is a fork with two outputs; most edges lead down or to the right. */
export function drawingOf(size: number): Drawing {
  const columns = Math.ceil(Math.sqrt((size * row) / column))
  const idOf = (at: number) => `n${at}`
  // Nothing leads to the first card, which is the trigger.
  const inside = (at: number) => idOf(at < size ? at : 1 + (at % (size - 1)))
  const nodes = Array.from({ length: size }, (_, at) => ({
    id: idOf(at),
    x: (at % columns) * column,
    y: Math.floor(at / columns) * row,
    isFork: at % 2 === 1,
  }))
  const edges = nodes.flatMap(({ id, isFork }, at) => [
    { id: `${id}-down`, source: id, sourceHandle: isFork ? 'yes' : 'out', target: inside(at + columns) },
    ...(isFork ? [{ id: `${id}-right`, source: id, sourceHandle: 'else', target: inside(at + 1) }] : []),
  ])
  return { nodes, edges }
}
