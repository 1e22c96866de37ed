import { getSmoothStepPath, Position } from 'reactflow'

interface Ends {
  sourceX: number
  sourceY: number
  targetX: number
  targetY: number
  /** Turns just above the target; otherwise just below the source. */
  isLate?: boolean
}

/** How far above a card the edges to it turn; room for a label. */
const turn = 26

/** The way from the lower edge of one card to the upper edge of another, and the points where a label and the + sit on it. */
export function stepPath({ sourceX, sourceY, targetX, targetY, isLate = false }: Ends) {
  const isRoomy = targetY - sourceY > turn * 2
  const lowest = targetY - turn
  const turnY = isRoomy ? (isLate ? lowest : Math.min(lowest, sourceY + 46)) : (sourceY + targetY) / 2
  const [path, middleX, middleY] = getSmoothStepPath({
    sourceX,
    sourceY,
    targetX,
    targetY,
    sourcePosition: Position.Bottom,
    targetPosition: Position.Top,
    borderRadius: 12,
    centerY: turnY,
  })
  const goesDown = targetY > sourceY
  const isStraight = Math.abs(targetX - sourceX) < 1
  return {
    path,
    label: goesDown ? { x: targetX, y: turnY } : { x: middleX, y: middleY },
    // Off the label, and off the ends, where the hand takes an edge to lead it elsewhere.
    plus: goesDown
      ? { x: sourceX * 0.7 + targetX * 0.3, y: isStraight ? turnY - 24 : turnY }
      : { x: middleX, y: middleY },
    isStraight,
  }
}
