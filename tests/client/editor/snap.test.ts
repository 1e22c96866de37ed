import { describe, expect, it } from 'vitest'
import { snap } from '../../../client/editor/canvas/snap.ts'
import { around } from '../../../client/editor/edits/box.ts'

const card = (x: number, y: number, height = 80) => ({ x, y, width: 260, height })

describe('a card that is dragged', () => {
  it('comes in line with a neighbour that is near, and a guide shows the line', () => {
    const { shift, guides } = snap(card(104, 203), [card(100, 0)], 6)
    expect(shift.x).toBe(-4)
    expect(guides).toEqual([{ axis: 'x', at: 100, from: 0, to: 283 }])
  })

  it('comes in line by its middle with a card of another size', () => {
    const { shift } = snap(card(98, 300), [{ x: 130, y: 0, width: 200, height: 80 }], 6)
    expect(shift.x).toBe(2)
  })

  it('lies on the grid where no neighbour is near', () => {
    expect(snap(card(104, 206), [card(600, 800)], 6)).toEqual({ shift: { x: -4, y: 4 }, guides: [] })
  })

  it('follows the nearer of two neighbours on one line', () => {
    const { guides } = snap(card(101, 400), [card(100, 0), card(100, 250)], 6)
    expect(guides[0]).toMatchObject({ axis: 'x', from: 250 })
  })

  it('is in line both ways at once', () => {
    const { shift, guides } = snap(card(103, 302), [card(100, 0), card(600, 300)], 6)
    expect(shift).toEqual({ x: -3, y: -2 })
    expect(guides.map((guide) => guide.axis)).toEqual(['x', 'y'])
  })
})

it('takes several cards by the box around them', () => {
  expect(around([card(0, 0), card(300, 150)])).toEqual({ x: 0, y: 0, width: 560, height: 230 })
})
