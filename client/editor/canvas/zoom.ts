/** How far the canvas zooms. */
export const zoomRange = { least: 0.1, most: 2 }

/** Below this zoom nobody reads a card: its sentence would be four pixels high. */
export const readableZoom = 0.35

// Up to this many a canvas is quicker when everything is there once and for all.
const manyNodes = 150

/** Whether there are so many nodes that only what is in sight is drawn, and from far away more simply. */
export const isLarge = (nodes: readonly unknown[]): boolean => nodes.length > manyNodes
