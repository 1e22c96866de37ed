import { expect, it } from 'vitest'
import { showFlows } from '../../../client/flows/showFlows.ts'
import { aFlowRow } from './aFlowRow.ts'

const flows = [
  aFlowRow({ id: 'gift', name: 'A gift on the third order', tags: ['retention'], status: 'live' }),
  aFlowRow({ id: 'welcome', name: 'Welcome series', description: 'For a third of all', status: 'draft' }),
  aFlowRow({ id: 'old', name: 'Old gift', status: 'archived' }),
]

const shown = (...args: [search: string, state: Parameters<typeof showFlows>[2]]) =>
  showFlows(flows, ...args).map(({ id }) => id)

it('leaves archived flows out until they are asked for', () => {
  expect(shown('', 'current')).toEqual(['gift', 'welcome'])
  expect(shown('', 'archived')).toEqual(['old'])
  expect(shown('', 'all')).toEqual(['gift', 'welcome', 'old'])
})

it('finds a flow when every word is in its name, its description or a tag', () => {
  expect(shown('RETENTION order', 'current')).toEqual(['gift'])
  expect(shown('third', 'current')).toEqual(['gift', 'welcome'])
  expect(shown('third nowhere', 'current')).toEqual([])
})
