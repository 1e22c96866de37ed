import { playInMemory } from '../shared/model/playInMemory.ts'
import { prove } from '../shared/model/prove.ts'
import type { Soak } from './soak.ts'

// Small enough to hear of progress, and to have the seed of what failed.
const storiesARound = 2_000

/** Tells generated stories to the engine and to the model of what a flow means, and compares what became of everybody. */
export const model: Soak = {
  name: 'model',
  amount: 200_000,
  unit: 'stories',
  async run(times, say) {
    const features = new Map<string, number>()
    const firstSeed = Date.now() % 2 ** 31
    say(`from seed ${firstSeed}`)
    const startedAt = performance.now()
    const rate = (runs: number) => Math.round((runs / (performance.now() - startedAt)) * 1000)
    for (let told = 0, seed = firstSeed; told < times; told += storiesARound, seed++) {
      const proof = prove(playInMemory, { runs: Math.min(storiesARound, times - told), seed })
      if (proof.disagreement) throw new Error(sayDisagreement(seed, proof.disagreement))
      for (const [feature, count] of proof.features) features.set(feature, (features.get(feature) ?? 0) + count)
      say(`${told + proof.runs} stories, ${rate(told + proof.runs)} a second, all alike`)
    }
    const hits = [...features].sort(([, a], [, b]) => b - a).map(([feature, count]) => `${feature} ${count}`)
    return [
      `stories: ${times}, from seed ${firstSeed}, ${rate(times)} a second`,
      `stories in which: ${hits.join(', ')}`,
    ]
  },
}

const sayDisagreement = (seed: number, { story, differences }: { story: unknown; differences: string[] }): string =>
  `Seed ${seed}: the engine and the model disagree.\n${differences.join('\n')}\nThe smallest story:\n${JSON.stringify(story)}`
