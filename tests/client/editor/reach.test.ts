import { describe, expect, it } from 'vitest'
import type { Reach } from '../../../client/editor/canvas/reach.ts'
import { reachOf } from '../../../client/editor/canvas/reach.ts'

/** What is seen through a canvas of 1,600 × 800 pixels whose left upper corner is there. */
const seenAt = (x: number, y: number, zoom = 1): Reach => ({ x: [x, x + 1600 / zoom], y: [y, y + 800 / zoom] })

const covers = (reach: Reach, seen: Reach) =>
  (['x', 'y'] as const).every((axis) => reach[axis][0] <= seen[axis][0] && reach[axis][1] >= seen[axis][1])

describe('the part of a canvas whose cards are drawn', () => {
  it('holds a little more than what is seen', () => {
    expect(reachOf(seenAt(0, 0), null)).toEqual({ x: [-100, 1700], y: [-50, 850] })
  })

  it('stays the same while somebody moves about a little', () => {
    const start = reachOf(seenAt(0, 0), null)
    for (const [x, y] of [
      [90, 0],
      [0, 0],
      [-60, 40],
      [-100, -50],
    ] as const)
      expect(reachOf(seenAt(x, y), start)).toBe(start)
  })

  it('goes on before what comes into sight, and keeps what has just left it', () => {
    const start = reachOf(seenAt(0, 0), null)
    expect(reachOf(seenAt(101, 0), start)).toEqual({ x: [-100, 1801], y: [-50, 850] })
  })

  it('leaves behind what is far out of sight', () => {
    const start = reachOf(seenAt(0, 0), null)
    expect(reachOf(seenAt(5000, 0), start)).toEqual({ x: [4900, 6700], y: [-50, 850] })
  })

  it('covers what is seen wherever somebody goes, and never more than half as much again each way', () => {
    let reach: Reach | null = null
    for (let step = 0; step < 400; step++) {
      const seen = seenAt(4000 * Math.sin(step / 9), 3000 * Math.cos(step / 7), 1 + 0.9 * Math.sin(step / 5))
      reach = reachOf(seen, reach)
      expect(covers(reach, seen)).toBe(true)
      for (const axis of ['x', 'y'] as const)
        expect(reach[axis][1] - reach[axis][0]).toBeLessThanOrEqual(1.5001 * (seen[axis][1] - seen[axis][0]))
    }
  })
})
