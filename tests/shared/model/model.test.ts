import { expect, it } from 'vitest'
import { expectedFeatures } from './features.ts'
import { playInMemory } from './playInMemory.ts'
import { prove } from './prove.ts'
import type { Story } from './story.ts'

it('goes the way that the words describe in 2,000 generated stories, with everybody accounted for', () => {
  const { disagreement, features, seed } = prove(playInMemory, { runs: 2_000 })
  expect(disagreement, `seed ${seed}`).toBeNull()
  expect(expectedFeatures.filter((feature) => !features.has(feature))).toEqual([])
}, 120_000)

it('would find an engine that forgot the goals', () => {
  const forgetful = (story: Story) => playInMemory({ ...story, flows: withoutGoals(story.flows) })
  expect(prove(forgetful, { runs: 2_000 }).disagreement).not.toBeNull()
})

it('would find an engine that thinks that everybody lives in one zone', () => {
  const homely = (story: Story) => playInMemory({ ...story, zone: 'Pacific/Auckland' })
  expect(prove(homely, { runs: 2_000 }).disagreement).not.toBeNull()
})

const withoutGoals = (flows: Story['flows']): Story['flows'] =>
  Object.fromEntries(
    Object.entries(flows).map(([id, versions]) => [
      id,
      versions.map((flow) => ({ ...flow, settings: { ...flow.settings, goal: null } })),
    ]),
  )
