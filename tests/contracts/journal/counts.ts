import { describe, expect, it } from 'vitest'
import { aJourney, anOpenStep, start } from '../../builders/aJourney.ts'
import type { Journals } from './journals.ts'
import { day, minute, waitAt, welcome } from './journals.ts'

export function countsContract({ withAda }: Journals): void {
  describe('counts', () => {
    it('counts a visit at the minute in which it began, also what becomes of it days later', async () => {
      const journal = await withAda()
      const journey = await journal.transact((tx) => {
        const made = aJourney(tx)
        tx.saveJourney(made)
        tx.saveStep(anOpenStep(made.id), welcome)
        return made
      })
      const leftAt = start + 3 * day
      await journal.transact((tx) => {
        tx.saveJourney({ ...journey, status: 'completed', endedAt: leftAt, position: null })
        tx.saveStep(anOpenStep(journey.id, { leftAt, handle: 'out', ended: 'completed' }), welcome)
      })
      const left = { entered: 1, waiting: 0, left: { out: 1 }, ended: 0, failed: 0 }
      const completed = { entered: 1, waiting: 0, completed: 1, exited: 0, failed: 0, converted: 0 }
      for (const span of [
        {},
        { from: start, to: start },
        { from: start - 5 * day, to: start + day },
        { to: start + minute },
      ]) {
        expect(journal.counts('welcome', span)).toEqual({
          version: null,
          journeys: completed,
          nodes: { pause: left },
        })
      }
      for (const span of [{ from: start + minute }, { to: start - 1 }, { version: 2 }]) {
        expect(journal.counts('welcome', span).journeys.entered).toBe(0)
        expect(journal.counts('welcome', span).nodes).toEqual({})
      }
    })

    it('counts each version apart, and all of them together where none is named', async () => {
      const journal = await withAda()
      await journal.transact((tx) => {
        waitAt(tx, 'pause')
        waitAt(tx, 'pause', { version: 2 })
      })
      expect(journal.counts('welcome', { version: 2 })).toMatchObject({ version: 2, journeys: { entered: 1 } })
      expect(journal.counts('welcome', {})).toMatchObject({ version: null, journeys: { entered: 2 } })
    })
  })
}
