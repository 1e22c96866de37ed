import { expect, it } from 'vitest'
import { keepSame } from '../../../client/editor/edits/keepSame.ts'
import { aFlow } from '../../builders/aFlow.ts'

const draft = (delay = 'P1D') => aFlow().on('Signed Up').delay(delay).email('Hello').build()

it('a draft that comes from elsewhere leaves alone the cards that mean the same', () => {
  const before = draft()
  const next = keepSame(before, draft('P2D'))
  expect(next.nodes.map((node, at) => node === before.nodes[at])).toEqual([true, false, true])
  expect(next.edges.every((edge, at) => edge === before.edges[at])).toBe(true)
  expect(next).toEqual(draft('P2D'))
})
