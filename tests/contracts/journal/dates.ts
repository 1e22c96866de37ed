import { describe, expect, it } from 'vitest'
import type { JournalTransaction } from '../../../server/ports/journal.ts'
import { aCustomer, start } from '../../builders/aJourney.ts'
import type { Journals } from './journals.ts'

export function datesContract({ withAda }: Journals): void {
  describe('planned dates and the clocks of triggers', () => {
    const birthday = { flowId: 'wishes', nodeId: 'birthday', of: '2026-03-10', came: null, plannedAt: start }

    it('gives planned dates when they are due, as they were planned last: the first one first, those of one instant by customer and trigger', async () => {
      const journal = await withAda()
      await journal.transact((tx) => {
        tx.saveCustomer(aCustomer('bea'))
        tx.savePlannedDate('ada', { ...birthday, dueAt: start + 9 })
        tx.savePlannedDate('ada', { ...birthday, dueAt: start + 3 })
        tx.savePlannedDate('ada', { ...birthday, nodeId: 'renewal', dueAt: null, came: '2026-03-01' })
        tx.savePlannedDate('bea', { ...birthday, nodeId: 'name day', dueAt: start + 2 })
        tx.savePlannedDate('bea', { ...birthday, dueAt: start + 2 })
      })
      const due = (now: number, limit: number) =>
        journal.dueDates(now, limit).map(({ customerId, nodeId, dueAt }) => [customerId, nodeId, dueAt])
      expect(due(start + 1, 9)).toEqual([])
      expect(due(start + 3, 9)).toEqual([
        ['bea', 'birthday', start + 2],
        ['bea', 'name day', start + 2],
        ['ada', 'birthday', start + 3],
      ])
      expect(due(start + 9, 1)).toEqual([['bea', 'birthday', start + 2]])
      expect(journal.nextDateAt()).toBe(start + 2)
      expect(await journal.transact((tx) => tx.plannedDates('ada'))).toEqual([
        { ...birthday, dueAt: start + 3 },
        { ...birthday, nodeId: 'renewal', dueAt: null, came: '2026-03-01' },
      ])
      expect(await journal.transact((tx) => tx.plannedDates('nobody'))).toEqual([])
    })

    it('keeps the dates of the known customer where both were planned, and takes over the others', async () => {
      const journal = await withAda()
      await journal.transact((tx) => {
        tx.saveCustomer(aCustomer('anon:1'))
        tx.savePlannedDate('ada', { ...birthday, dueAt: start + 3 })
        tx.savePlannedDate('anon:1', { ...birthday, dueAt: start + 1 })
        tx.savePlannedDate('anon:1', { ...birthday, nodeId: 'renewal', dueAt: start + 2 })
      })
      await journal.transact((tx) => tx.mergeInto('anon:1', 'ada'))
      expect(journal.dueDates(start + 9, 9).map(({ customerId, nodeId }) => [customerId, nodeId])).toEqual([
        ['ada', 'renewal'],
        ['ada', 'birthday'],
      ])
      await journal.transact((tx) => tx.erase('ada'))
      expect([journal.dueDates(start + 9, 9), journal.nextDateAt()]).toEqual([[], null])
    })

    it('remembers what started a journey of either, and what is to come of the known customer where anything is', async () => {
      const journal = await withAda()
      const [joined, moved] = [
        { ...birthday, nodeId: 'joined' },
        { ...birthday, nodeId: 'moved' },
      ]
      await journal.transact((tx) => {
        tx.saveCustomer(aCustomer('anon:1'))
        tx.savePlannedDate('ada', { ...birthday, dueAt: start + 3, came: '2025-03-10' })
        tx.savePlannedDate('anon:1', { ...birthday, dueAt: start + 1, of: '2027-02-01', came: '2026-02-01' })
        tx.savePlannedDate('ada', { ...joined, dueAt: null, of: null, came: '2026-03-01' })
        tx.savePlannedDate('anon:1', { ...joined, dueAt: start + 2, came: '2026-02-01' })
        tx.savePlannedDate('ada', { ...moved, dueAt: null, of: null })
        tx.savePlannedDate('anon:1', { ...moved, dueAt: null, of: null })
      })
      await journal.transact((tx) => tx.mergeInto('anon:1', 'ada'))
      const planned = await journal.transact((tx) => tx.plannedDates('ada'))
      expect(planned.map(({ nodeId, dueAt, of, came }) => [nodeId, dueAt, of, came])).toEqual([
        ['birthday', start + 3, birthday.of, '2026-02-01'],
        ['joined', start + 2, birthday.of, '2026-03-01'],
        ['moved', null, null, null],
      ])
    })

    it('keeps the clock of a trigger as it was set last, until it is removed', async () => {
      const journal = await withAda()
      const clock = { flowId: 'wishes', nodeId: 'weekly', setBy: '1', since: start, dueAt: start + 9, position: null }
      const inUnit = await journal.transact((tx) => {
        tx.saveTriggerClock(clock)
        tx.saveTriggerClock({ ...clock, nodeId: 'daily', dueAt: null, position: 7 })
        tx.saveTriggerClock({ ...clock, position: 3 })
        return tx.triggerClocks()
      })
      const all = [
        { ...clock, nodeId: 'daily', dueAt: null, position: 7 },
        { ...clock, position: 3 },
      ]
      expect([inUnit, journal.triggerClocks()]).toEqual([all, all])
      await journal.transact((tx) => tx.removeTriggerClock({ flowId: 'wishes', nodeId: 'daily' }))
      expect(journal.triggerClocks()).toEqual([{ ...clock, position: 3 }])
    })

    it('goes through everybody, or all of a segment, once, however many come or go meanwhile', async () => {
      const journal = await withAda()
      const inSegment = (id: string) => ({ ...aCustomer(id), segments: ['vips'] })
      await journal.transact((tx) => {
        for (const id of ['c1', 'c2', 'c3', 'c4']) tx.saveCustomer(id === 'c2' ? aCustomer(id) : inSegment(id))
      })
      const walk = async (segment: { segmentId?: string }, meanwhile: (tx: JournalTransaction) => void) => {
        const first = journal.everyoneAfter({ position: null, ...segment }, 2)
        await journal.transact(meanwhile)
        const rest = journal.everyoneAfter({ position: first.at(-1)?.position ?? null, ...segment }, 9)
        return [...first, ...rest].map(({ customerId }) => customerId)
      }
      const leave = (tx: JournalTransaction) => tx.saveCustomer(aCustomer('c1'))
      expect(await walk({ segmentId: 'vips' }, leave)).toEqual(['c1', 'c3', 'c4'])
      expect(await walk({}, (tx) => tx.erase('c1'))).toEqual(['ada', 'c1', 'c2', 'c3', 'c4'])
      expect(journal.everyoneAfter({ position: null, segmentId: 'nobody' }, 9)).toEqual([])
    })
  })
}
