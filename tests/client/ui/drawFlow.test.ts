import { describe, expect, it } from 'vitest'
import { boxHeight, boxWidth, drawFlow } from '../../../client/ui/drawFlow.ts'

const node = (id: string, x: number, y: number) => ({ id, type: 'delay', x, y })

describe('the drawing of a flow', () => {
  it('keeps the order of rows and columns that its author drew', () => {
    const { boxes } = drawFlow([node('top', 0, 0), node('left', -300, 900), node('right', 300, 900)], [])
    const [top, left, right] = boxes
    expect(top?.y).toBeLessThan(left?.y ?? 0)
    expect(left?.y).toBe(right?.y)
    expect(left?.x).toBeLessThan(top?.x ?? 0)
    expect(top?.x).toBeLessThan(right?.x ?? 0)
  })

  it('puts cards that are nearly level into one row', () => {
    const { boxes } = drawFlow([node('a', 0, 0), node('b', 300, 30)], [])
    expect(boxes[0]?.y).toBe(boxes[1]?.y)
  })

  it('holds every box inside its frame', () => {
    const { width, height, boxes } = drawFlow([node('a', -500, -200), node('b', 700, 400)], [])
    for (const box of boxes) {
      expect(box.x).toBeGreaterThanOrEqual(0)
      expect(box.x + boxWidth).toBeLessThanOrEqual(width)
      expect(box.y + boxHeight).toBeLessThanOrEqual(height)
    }
  })

  it('draws no edge to a node that is not shown', () => {
    const { paths } = drawFlow(
      [node('a', 0, 0), node('b', 0, 200)],
      [
        { source: 'a', target: 'b' },
        { source: 'a', target: 'gone' },
      ],
    )
    expect(paths).toHaveLength(1)
  })

  it('is a small empty frame for a flow without nodes', () => {
    const { width, height, boxes } = drawFlow([], [])
    expect(boxes).toEqual([])
    expect(Number.isFinite(width) && Number.isFinite(height)).toBe(true)
  })
})
