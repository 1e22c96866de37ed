import { describe, expect, it } from 'vitest'
import type { Journal, JournalTransaction } from '../../../server/ports/journal.ts'
import type { Journey } from '../../../shared/engine/journey.ts'
import { aCustomer, aJourney, anEvent, anOpenStep, aPosition, aStep, start } from '../../builders/aJourney.ts'
import type { Journals } from './journals.ts'
import { day, hour, pagesOf, visit, waitAt, welcome } from './journals.ts'

export function journeysContract({ withAda }: Journals): void {
  describe('journeys', () => {
    it('keeps a journey with its place, its events and its variants', async () => {
      const journal = await withAda()
      const journey = await journal.transact((tx) => {
        const [first, second, third] = [anEvent(tx), anEvent(tx), anEvent(tx)]
        for (const event of [first, second, third]) tx.addEvent('ada', event)
        const made = aJourney(tx, {
          key: 'o1',
          event: first,
          goalUntil: start + day,
          converted: { at: start + 5, value: 9.5, eventId: second.id },
          visits: { pause: 2, started: 1 },
          variants: { split: 'b' },
          events: { pause: second },
          steps: 3,
          position: aPosition({
            seq: 2,
            visit: 2,
            dueAt: start + hour,
            delivery: 'j/pause/2',
            state: { seen: ['x'] },
            why: [{ kind: 'timeout', at: start }],
            noted: { at: 1, handle: 'yes', stop: null, why: [{ kind: 'else' }], event: third },
          }),
        })
        tx.saveJourney(made)
        tx.saveStep(anOpenStep(made.id, { seq: 2, why: [{ kind: 'timeout', at: start }] }), welcome)
        return made
      })
      expect(journal.journey(journey.id)).toEqual(journey)
      expect(journal.journeys({}, { limit: 10 }).items).toEqual([journey])
    })

    it('has no journey by an id that it never gave', async () => {
      const journal = await withAda()
      expect(['zzz', '', '01', "'; DROP TABLE journey", '-1'].map((id) => journal.journey(id))).toEqual(
        Array(5).fill(null),
      )
    })

    it('lists open journeys of a customer oldest first, and ended ones whose goal may still be reached', async () => {
      const journal = await withAda()
      const made = await journal.transact((tx) => {
        const save = (part: Partial<Journey>): string => {
          const journey = aJourney(tx, part)
          tx.saveJourney(journey)
          return journey.id
        }
        return {
          younger: save({ startedAt: start + 2 }),
          older: save({ startedAt: start + 1 }),
          within: save({ status: 'completed', goalUntil: start + day }),
          over: save({ status: 'completed', goalUntil: start - 1 }),
          reached: save({
            status: 'exited',
            goalUntil: start + day,
            converted: { at: start, value: null, eventId: tx.newEventId() },
          }),
        }
      })
      const [open, ended] = await journal.transact((tx) => [
        tx.openJourneys('ada').map(({ id }) => id),
        tx.endedJourneysWithGoal('ada', start).map(({ id }) => id),
      ])
      expect(open).toEqual([made.older, made.younger])
      expect(ended).toEqual([made.within])
    })

    it('knows which journeys are open after each change, and after one that was undone', async () => {
      const journal = await withAda()
      const ask = (tx: JournalTransaction) => tx.openJourneys('ada').map(({ id }) => id)
      const openNow = () => journal.transact(ask)
      /** What a unit sees that saves a journey and fails. */
      const failing = async (journeyOf: (tx: JournalTransaction) => Journey): Promise<string[]> => {
        let seen: string[] = []
        const unit = journal.transact((tx) => {
          tx.saveJourney(journeyOf(tx))
          seen = ask(tx)
          throw new Error('undone')
        })
        await expect(unit).rejects.toThrow('undone')
        return seen
      }
      expect(await openNow()).toEqual([])
      expect(await failing((tx) => aJourney(tx))).toHaveLength(1)
      expect(await openNow()).toEqual([])

      const journey = await journal.transact((tx) => {
        const made = aJourney(tx)
        tx.saveJourney(made)
        return made
      })
      expect(await openNow()).toEqual([journey.id])
      const ended: Journey = { ...journey, status: 'failed', endedAt: start + 1, position: null }
      expect(await failing(() => ended)).toEqual([])
      expect(await openNow()).toEqual([journey.id])
      await journal.transact((tx) => tx.saveJourney(ended))
      expect(await openNow()).toEqual([])
      await journal.transact((tx) => tx.saveJourney(journey))
      expect(await openNow()).toEqual([journey.id])
    })

    it('knows when the last journey of a flow started, over all keys, of one key and of the missing one', async () => {
      const journal = await withAda()
      const starts = await journal.transact((tx) => {
        const entries: [string | null, number][] = [
          [null, 1],
          ['o1', 2],
          ['o2', 3],
        ]
        for (const [key, at] of entries) tx.saveJourney(aJourney(tx, { key, startedAt: at, status: 'completed' }))
        return [undefined, null, 'o1', 'o9'].map((key) => tx.lastStart('welcome', 'ada', key))
      })
      expect(starts).toEqual([3, 1, 2, null])
      expect(await journal.transact((tx) => tx.lastStart('other', 'ada', undefined))).toBeNull()
    })

    it('lists journeys newest first, by flow, status, node, version and customer', async () => {
      const journal = await withAda()
      const ids = await journal.transact((tx) => {
        tx.saveCustomer(aCustomer('bob'))
        return [
          waitAt(tx, 'pause'),
          waitAt(tx, 'other', { status: 'ready' }),
          waitAt(tx, 'pause', { version: 2, customerId: 'bob' }),
          waitAt(tx, 'pause', { flowId: 'winback' }),
        ]
      })
      const [first, ready, second, winback] = ids
      const of = (filter: Parameters<Journal['journeys']>[0]) =>
        pagesOf((page) => journal.journeys(filter, page)).map(({ id }) => id)
      expect(of({})).toEqual([winback, second, ready, first])
      expect(of({ flowId: 'welcome' })).toEqual([second, ready, first])
      expect(of({ flowId: 'welcome', nodeId: 'pause' })).toEqual([second, first])
      expect(of({ flowId: 'welcome', status: 'ready' })).toEqual([ready])
      expect(of({ flowId: 'welcome', version: 2 })).toEqual([second])
      expect(of({ customerId: 'bob' })).toEqual([second])
      expect(of({ flowId: 'nothing' })).toEqual([])
      expect(journal.openJourneyIds('welcome', 2)).toEqual([
        { journeyId: first, customerId: 'ada' },
        { journeyId: ready, customerId: 'ada' },
      ])
    })

    it('lists who made the visits that are counted: by what became of them, by version and by when they began', async () => {
      const journal = await withAda()
      // In the order of their start; each came to the pause once, but the third came twice.
      const ids = await journal.transact((tx) => {
        const at = (days: number) => start + days * day
        const left = { leftAt: at(9), handle: 'out' }
        return [
          visit(tx, [{ at: at(0), ...left }]),
          visit(tx, [{ at: at(1) }], { position: aPosition({ enteredAt: at(1) }) }),
          visit(tx, [
            { at: at(1), ...left },
            { at: at(3), ...left, handle: 'late' },
          ]),
          visit(tx, [{ at: at(2), leftAt: at(9), ended: 'failed', handle: 'out' }], { status: 'failed' }),
          visit(tx, [{ at: at(2), leftAt: at(9), handle: null, ended: 'exited' }], { status: 'exited' }),
          visit(tx, [{ at: at(4), ...left }], { version: 2, status: 'completed' }),
          visit(tx, [], { status: 'completed' }),
        ]
      })
      const of = (filter: Omit<Parameters<Journal['visitors']>[0], 'flowId' | 'nodeId'>, nodeId = 'pause') =>
        pagesOf((page) => journal.visitors({ flowId: 'welcome', nodeId, ...filter }, page)).map(({ id }) =>
          ids.indexOf(id),
        )
      expect(of({})).toEqual([5, 4, 3, 2, 1, 0])
      expect(of({ handle: 'out' })).toEqual([5, 2, 0])
      expect(of({ handle: 'late' })).toEqual([2])
      expect(of({ became: 'waiting' })).toEqual([1])
      expect(of({ became: 'failed' })).toEqual([3])
      expect(of({ became: 'ended' })).toEqual([4])
      expect(of({ version: 1 })).toEqual([4, 3, 2, 1, 0])
      expect(of({ version: 2 })).toEqual([5])
      expect(of({ status: 'completed' })).toEqual([5])
      expect(of({ from: start + 2 * day + 59_999, to: start + 3 * day })).toEqual([4, 3, 2])
      expect(of({ handle: 'out', from: start + 2 * day, to: start + 3 * day })).toEqual([])
      expect(of({ became: 'waiting', to: start })).toEqual([])
      expect(of({}, 'paus')).toEqual([])
      expect(journal.visitors({ flowId: 'nothing', nodeId: 'pause' }, { limit: 9 }).items).toEqual([])
      const { entered, waiting, left, ended, failed } = journal.counts('welcome', { version: 1 }).nodes.pause ?? {}
      expect({ entered, waiting, left, ended, failed }).toEqual({
        entered: 6,
        waiting: 1,
        left: { out: 2, late: 1 },
        ended: 1,
        failed: 1,
      })
    })

    it('finds a visitor of long ago behind thousands who never came, page by page', async () => {
      const journal = await withAda()
      const first = await journal.transact((tx) => visit(tx, [{ at: start }], { status: 'completed' }))
      for (let part = 0; part < 9; part++)
        await journal.transact((tx) => {
          for (let n = 0; n < 1_000; n++) tx.saveJourney(aJourney(tx, { status: 'completed' }))
        })
      const pages: string[][] = []
      for (let next: string | null | undefined; next !== null; ) {
        const page = { limit: 9, ...(next !== undefined && { cursor: next }) }
        const answer = journal.visitors({ flowId: 'welcome', nodeId: 'pause' }, page)
        pages.push(answer.items.map(({ id }) => id))
        next = answer.next
      }
      expect(pages[0]).toEqual([])
      expect(pages.flat()).toEqual([first])
    })

    it('keeps the steps of a journey in order, each once, however they were saved', async () => {
      const journal = await withAda()
      const id = await journal.transact((tx) => {
        const journeyId = waitAt(tx, 'pause', { position: aPosition({ seq: 1 }) }, 1)
        tx.saveStep(aStep(journeyId, { seq: 0 }), welcome)
        return journeyId
      })
      const left = anOpenStep(id, { seq: 1, leftAt: start + hour, handle: 'out' })
      await journal.transact((tx) => {
        tx.saveStep(left, welcome)
        tx.saveStep(aStep(id, { seq: 2, nodeId: 'mail' }), welcome)
        tx.saveStep(anOpenStep(id, { seq: 3, nodeId: 'wait' }), welcome)
      })
      // A step that is complete is said more about, after others have followed.
      await journal.transact((tx) => tx.saveStep({ ...left, why: [{ kind: 'note', text: 'said later' }] }, welcome))
      const steps = journal.steps(id)
      expect(steps.map(({ seq, nodeId, leftAt }) => [seq, nodeId, leftAt !== null])).toEqual([
        [0, 'started', true],
        [1, 'pause', true],
        [2, 'mail', true],
        [3, 'wait', false],
      ])
      expect(steps[1]?.why).toEqual([{ kind: 'note', text: 'said later' }])
      expect(journal.counts('welcome', {}).nodes).toEqual({
        started: { entered: 1, waiting: 0, left: { out: 1 }, ended: 0, failed: 0 },
        pause: { entered: 1, waiting: 0, left: { out: 1 }, ended: 0, failed: 0 },
        mail: { entered: 1, waiting: 0, left: { out: 1 }, ended: 0, failed: 0 },
        wait: { entered: 1, waiting: 1, left: {}, ended: 0, failed: 0 },
      })
    })

    it('remembers the variant of a customer, the newest where it was drawn anew', async () => {
      const journal = await withAda()
      const drawn = { ...welcome, nodeId: 'split', bucket: 3, holdout: false, at: start }
      await journal.transact((tx) => {
        tx.saveAssignment('ada', { ...drawn, variantId: 'a' })
        tx.saveAssignment('ada', { ...drawn, variantId: 'b' })
      })
      const stored = await journal.transact((tx) => [
        tx.storedVariant('ada', 'welcome', 'split'),
        tx.storedVariant('ada', 'welcome', 'other'),
        tx.storedVariant('ada', 'other', 'split'),
      ])
      expect(stored).toEqual(['b', null, null])
    })
  })
}
