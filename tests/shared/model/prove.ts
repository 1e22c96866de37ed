import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { arbitraryStory } from './arbitraryStory.ts'
import { findLost } from './conserve.ts'
import { countFeatures } from './features.ts'
import { EndlessStory, interpret } from './interpret.ts'
import type { Story } from './story.ts'
import type { Trace } from './trace.ts'

/** What came of many stories. */
export interface Proof {
  runs: number
  /** In how many stories each thing happened. */
  features: Map<string, number>
  /** The smallest story on which the two do not agree, with what they differ in; null where they always agree. */
  disagreement: { story: Story; differences: string[] } | null
}

/** Tells many stories to the model and to an engine, and compares all that they leave behind. */
export function prove(play: (story: Story) => Trace, { runs, seed }: { runs: number; seed: number }): Proof {
  const features = new Map<string, number>()
  const property = fc.property(arbitraryStory, (story) => {
    const expected = interpretIfItEnds(story)
    fc.pre(expected !== null)
    countFeatures(features, story, expected)
    return differencesOf(expected, play(story)).length === 0
  })
  const result = fc.check(property, { numRuns: runs, seed })
  const story = result.counterexample?.[0] ?? null
  return {
    runs: result.numRuns,
    features,
    disagreement: story && { story, differences: differencesIn(story, play) },
  }
}

function differencesIn(story: Story, play: (story: Story) => Trace): string[] {
  try {
    return differencesOf(interpret(story), play(story))
  } catch (error) {
    return [error instanceof Error ? (error.stack ?? error.message) : String(error)]
  }
}

/** Null for flows that start one another for ever. */
export function interpretIfItEnds(story: Story): Trace | null {
  try {
    return interpret(story)
  } catch (error) {
    if (error instanceof EndlessStory) return null
    throw error
  }
}

/** Where two traces differ, and what does not add up in the second; a line each. */
export function differencesOf(expected: unknown, actual: Trace): string[] {
  const lost = findLost(actual).map((what) => `${what}: somebody was lost or doubled`)
  return isDeepStrictEqual(expected, actual) ? lost : [...compare(expected, actual, 'trace'), ...lost]
}

function compare(expected: unknown, actual: unknown, path: string): string[] {
  if (isDeepStrictEqual(expected, actual)) return []
  if (!isObject(expected) || !isObject(actual)) {
    return [`${path}: the model says ${JSON.stringify(expected)}, the engine ${JSON.stringify(actual)}`]
  }
  const keys = new Set([...Object.keys(expected), ...Object.keys(actual)])
  return [...keys].flatMap((key) => compare(expected[key], actual[key], `${path}.${key}`))
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
