import { describe, expect, it } from 'vitest'
import type { Journey } from '../../../shared/engine/journey.ts'
import { aJourney, aPosition, start } from '../../builders/aJourney.ts'
import type { Journals } from './journals.ts'
import { day, hour, waitAt } from './journals.ts'

export function timersContract({ withAda }: Journals): void {
  describe('timers', () => {
    it('gives due timers in order: when they fell due, then when the journey started', async () => {
      const journal = await withAda()
      const ids = await journal.transact((tx) => {
        const due = (dueAt: number, part: Partial<Journey> = {}): string =>
          waitAt(tx, 'pause', { ...part, position: aPosition({ dueAt }) })
        return {
          late: due(start + 3),
          young: due(start + 2, { startedAt: start + 1 }),
          old: due(start + 2, { flowId: 'winback' }),
          first: due(start + 1),
          notYet: due(start + hour),
        }
      })
      const due = (now: number, limit: number) => journal.dueTimers(now, limit).map(({ journeyId }) => journeyId)
      expect(due(start + 5, 10)).toEqual([ids.first, ids.old, ids.young, ids.late])
      expect(due(start + 5, 2)).toEqual([ids.first, ids.old])
      expect(due(start, 10)).toEqual([])
      expect(journal.nextTimerAt()).toBe(start + 1)
    })

    it('gives the timers of many flows in one order, however many are asked for at a time', async () => {
      const journal = await withAda()
      const all = await journal.transact((tx) =>
        Array.from({ length: 150 }, (_, n) => {
          const dueAt = start + ((n * 37) % 50)
          const startedAt = start + ((n * 11) % 3)
          const flowId = `flow${n % 3}`
          return {
            id: waitAt(tx, 'pause', { flowId, startedAt, position: aPosition({ dueAt }) }),
            dueAt,
            startedAt,
            n,
          }
        }),
      )
      all.sort((a, b) => a.dueAt - b.dueAt || a.startedAt - b.startedAt || a.n - b.n)
      for (const limit of [1, 49, 150, 200]) {
        const due = journal.dueTimers(start + 50, limit).map(({ journeyId }) => journeyId)
        expect(due).toEqual(all.slice(0, limit).map(({ id }) => id))
      }
    })

    it('leaves out the timers of paused flows, and has them again on resume', async () => {
      const journal = await withAda()
      await journal.transact((tx) => {
        waitAt(tx, 'pause', { position: aPosition({ dueAt: start + 1 }) })
        waitAt(tx, 'pause', { flowId: 'winback', position: aPosition({ dueAt: start + 2 }) })
      })
      journal.holdTimers(new Set(['welcome']))
      expect(journal.dueTimers(start + 5, 10).map(({ flowId }) => flowId)).toEqual(['winback'])
      expect(journal.nextTimerAt()).toBe(start + 2)
      journal.holdTimers(new Set())
      expect(journal.nextTimerAt()).toBe(start + 1)
    })

    it('has no timer for a journey that moved on or ended', async () => {
      const journal = await withAda()
      const journey = await journal.transact((tx) => {
        const made = aJourney(tx, { position: aPosition({ dueAt: start + 1 }) })
        tx.saveJourney(made)
        return made
      })
      await journal.transact((tx) => tx.saveJourney({ ...journey, position: aPosition({ dueAt: start + 9 }) }))
      expect(journal.nextTimerAt()).toBe(start + 9)
      await journal.transact((tx) => tx.saveJourney({ ...journey, status: 'exited', position: null }))
      expect(journal.nextTimerAt()).toBeNull()
      expect(journal.dueTimers(start + day, 10)).toEqual([])
    })
  })
}
