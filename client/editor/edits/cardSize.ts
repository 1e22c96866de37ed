/** What the layout reckons with; real cards are as high as their sentence. */
export const cardSize = { width: 260, height: 78 }

/** What cards come to lie on where no neighbour draws them, in pixels. */
export const grid = 10

/** From the top of one card to the top of the next in a chain. */
export const rowHeight = 150

/** From the left of one card to the left of its neighbour. */
export const columnWidth = 300
