import fc from 'fast-check'
import { expect, it } from 'vitest'
import { arbitraryStory } from '../../shared/model/arbitraryStory.ts'
import { differencesOf, interpretIfItEnds } from '../../shared/model/prove.ts'
import type { Trace } from '../../shared/model/trace.ts'
import { playOnServer, withoutUnpublishable } from './playOnServer.ts'

it('goes the way that the words describe on the server too, in 40 generated stories', async () => {
  const agrees = fc.asyncProperty(arbitraryStory.map(withoutUnpublishable), async (story) => {
    const expected = interpretIfItEnds(story)
    fc.pre(expected !== null)
    expect(differencesOf(asKept(expected), asKept(await playOnServer(story)))).toEqual([])
  })
  await fc.assert(agrees, { numRuns: 40, seed: 2_026, endOnFailure: true })
}, 120_000)

/** The journal keeps no refusals, lists events by their timestamps, and forgets a trait that was set to null. */
const asKept = (trace: Trace): Trace =>
  trace.map((person) => ({
    ...person,
    refused: [],
    events: person.events.toSorted(),
    traits: Object.fromEntries(Object.entries(person.traits).filter(([, value]) => value !== null)),
  }))
