import { expect, it } from 'vitest'
import { ciStories } from './ciStories.ts'
import { expectedFeatures } from './features.ts'
import { playInMemory } from './playInMemory.ts'
import { prove } from './prove.ts'

it('goes the way that the words describe in 2,000 generated stories, with everybody accounted for', () => {
  const { disagreement, features } = prove(playInMemory, ciStories)
  expect(disagreement).toBeNull()
  expect(expectedFeatures.filter((feature) => !features.has(feature))).toEqual([])
}, 300_000)
