import { expect, it } from 'vitest'
import { expectedFeatures } from './features.ts'
import { playInMemory } from './playInMemory.ts'
import { prove } from './prove.ts'
import type { Story } from './story.ts'

// Always the same stories, so that a red run speaks of the change under test; `npm run soak` looks for new ones.
const stories = { runs: 2_000, seed: 2_026 }

it('goes the way that the words describe in 2,000 generated stories, with everybody accounted for', () => {
  const { disagreement, features } = prove(playInMemory, stories)
  expect(disagreement).toBeNull()
  expect(expectedFeatures.filter((feature) => !features.has(feature))).toEqual([])
}, 120_000)

it('would find an engine that forgot the goals', () => {
  const forgetful = (story: Story) => playInMemory({ ...story, flows: withoutGoals(story.flows) })
  expect(prove(forgetful, stories).disagreement).not.toBeNull()
})

it('would find an engine that thinks that everybody lives in one zone', () => {
  const homely = (story: Story) => playInMemory({ ...story, zone: 'Pacific/Auckland' })
  expect(prove(homely, stories).disagreement).not.toBeNull()
})

const withoutGoals = (flows: Story['flows']): Story['flows'] =>
  Object.fromEntries(
    Object.entries(flows).map(([id, versions]) => [
      id,
      versions.map((flow) => ({ ...flow, settings: { ...flow.settings, goal: null } })),
    ]),
  )
