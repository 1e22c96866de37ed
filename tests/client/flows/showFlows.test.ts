import { expect, it } from 'vitest'
import type { FlowView } from '../../../client/flows/showFlows.ts'
import { readOrder, readState, showFlows, tagsOf } from '../../../client/flows/showFlows.ts'
import { aFlowRow } from './aFlowRow.ts'

const counted = (entered: number, converted: number) => ({ ...aFlowRow().counts, entered, converted })
const flows = [
  aFlowRow({
    id: 'gift',
    name: 'Gift 10',
    description: 'On the third order',
    tags: ['retention', 'Gifts'],
    status: 'live',
    updatedAt: '2026-03-01T09:00:00.000Z',
    counts: counted(90, 3),
  }),
  aFlowRow({
    id: 'welcome',
    name: 'Gift 9',
    description: 'For a third of all',
    tags: ['retention'],
    updatedAt: '2026-03-02T09:00:00.000Z',
    counts: counted(20, 8),
  }),
  aFlowRow({ id: 'old', name: 'Old gift', status: 'archived', updatedAt: '2026-03-03T09:00:00.000Z' }),
]

const shown = (view: Partial<FlowView>) =>
  showFlows(flows, { search: '', state: 'current', tag: null, order: 'changed', ...view }).map(({ id }) => id)

it('leaves archived flows out until they are asked for', () => {
  expect(shown({})).toEqual(['welcome', 'gift'])
  expect(shown({ state: 'archived' })).toEqual(['old'])
  expect(shown({ state: 'all' })).toEqual(['old', 'welcome', 'gift'])
})

it('finds a flow when every word is in its name, its description or a tag', () => {
  expect(shown({ search: 'RETENTION order' })).toEqual(['gift'])
  expect(shown({ search: 'third' })).toEqual(['welcome', 'gift'])
  expect(shown({ search: 'third nowhere' })).toEqual([])
})

it('keeps to the flows of one tag', () => {
  expect(shown({ tag: 'Gifts' })).toEqual(['gift'])
  expect(shown({ tag: 'gone' })).toEqual([])
  expect(tagsOf(flows)).toEqual(['Gifts', 'retention'])
})

it.each([
  ['changed', ['welcome', 'gift']],
  // As people count, not as letters go: 9 before 10.
  ['name', ['welcome', 'gift']],
  ['entered', ['gift', 'welcome']],
  ['converted', ['welcome', 'gift']],
] as const)('puts flows in order by %s', (order, ids) => {
  expect(shown({ order })).toEqual(ids)
})

it('takes an address that somebody mistyped as one that asks for nothing', () => {
  expect([readState('live'), readState('alive'), readState(null)]).toEqual(['live', 'current', 'current'])
  expect([readOrder('name'), readOrder('size'), readOrder(null)]).toEqual(['name', 'changed', 'changed'])
})
