import { describe, expect, it, onTestFinished } from 'vitest'
import type { Journal } from '../../../server/ports/journal.ts'
import { StoreUnavailable } from '../../../server/ports/journal.ts'
import { aCustomer, anEvent, aPosition, start } from '../../builders/aJourney.ts'
import type { Journals } from './journals.ts'
import { day, waitAt } from './journals.ts'

export function unitsContract({ newStore, openJournal, withAda }: Journals): void {
  describe('units of work', () => {
    it('answers each unit with what it returned, in the order of the calls', async () => {
      const journal = await withAda()
      const order: number[] = []
      const answers = await Promise.all([1, 2, 3].map((n) => journal.transact(() => order.push(n) * 10)))
      expect(answers).toEqual([10, 20, 30])
      expect(order).toEqual([1, 2, 3])
    })

    it('undoes a unit that throws alone, and keeps its neighbours', async () => {
      const journal = await withAda()
      const save = (id: string) => journal.transact((tx) => tx.saveCustomer(aCustomer(id)))
      const broken = journal.transact((tx) => {
        tx.saveCustomer(aCustomer('half'))
        throw new Error('a bug in a node')
      })
      await Promise.all([save('before'), expect(broken).rejects.toThrow('a bug in a node'), save('after')])
      expect(journal.customer('before')).not.toBeNull()
      expect(journal.customer('after')).not.toBeNull()
      expect(journal.customer('half')).toBeNull()
    })

    it('undoes a unit that had read its own writes before it threw', async () => {
      const journal = await withAda()
      const broken = journal.transact((tx) => {
        tx.saveCustomer(aCustomer('half'))
        tx.addEvent('half', anEvent(tx, { event: 'Signed Up' }))
        if (tx.history('half').count('Signed Up', 0, start) === 1) throw new Error('read, then failed')
      })
      const kept = journal.transact((tx) => tx.saveCustomer(aCustomer('kept')))
      await Promise.all([expect(broken).rejects.toThrow('read, then failed'), kept])
      expect(journal.customer('half')).toBeNull()
      expect(journal.eventNames(10)).toEqual([])
      expect(journal.customer('kept')).not.toBeNull()
    })

    it('undoes a unit whose writes fail half-way, and keeps what its neighbours wrote, once', async () => {
      const journal = await withAda()
      const enter = () => journal.transact((tx) => waitAt(tx, 'pause'))
      const broken = () =>
        journal.transact((tx) => {
          waitAt(tx, 'pause')
          tx.addEvent('ada', anEvent(tx))
          tx.addEvent('nobody', anEvent(tx))
        })
      const answers = await Promise.allSettled([enter(), broken(), enter(), broken(), enter()])
      expect(answers.map(({ status }) => status)).toEqual([
        'fulfilled',
        'rejected',
        'fulfilled',
        'rejected',
        'fulfilled',
      ])
      expect(journal.journeys({}, { limit: 10 }).items).toHaveLength(3)
      expect(journal.counts('welcome', {}).journeys).toMatchObject({ entered: 3, waiting: 3 })
      expect(journal.counts('welcome', {}).nodes.pause).toMatchObject({ entered: 3, waiting: 3 })
      expect(journal.gauges().events).toBe(0)
    })

    it('refuses to keep anything of a customer who was never saved', async () => {
      const journal = await openJournal()
      await expect(journal.transact((tx) => tx.addEvent('nobody', anEvent(tx)))).rejects.toThrow('nobody')
    })

    it('takes no more units once it is closed', async () => {
      const journal = (await newStore()).open()
      const last = journal.transact((tx) => tx.saveCustomer(aCustomer('last')))
      journal.close()
      await last
      await expect(journal.transact(() => 1)).rejects.toThrow(StoreUnavailable)
      expect(journal.isWritable()).toBe(false)
    })

    it('finds everything again after it was closed and opened', async () => {
      const store = await newStore()
      const before = store.open()
      const journeyId = await before.transact((tx) => {
        tx.saveCustomer(aCustomer('ada', { traits: { email: 'ada@example.com' }, tags: ['vip'] }))
        tx.addEvent('ada', anEvent(tx, { messageId: 'm1', properties: { nested: { list: [1, 'two', null] } } }))
        return waitAt(tx, 'pause', { position: aPosition({ dueAt: start + day }) })
      })
      const seen = (journal: Journal) => [
        journal.customer('ada'),
        journal.allEvents('ada'),
        journal.journey(journeyId),
        journal.steps(journeyId),
        journal.counts('welcome', {}),
        journal.nextTimerAt(),
        journal.gauges(),
      ]
      const atFirst = seen(before)
      before.close()
      const after = store.open()
      onTestFinished(() => after.close())
      expect(seen(after)).toEqual(atFirst)
      const next = await after.transact((tx) => [tx.newJourneyId(), tx.newEventId()])
      expect(next).not.toContain(journeyId)
    })

    it('tells which flows a commit touched, and nothing of a unit that was undone', async () => {
      const journal = await withAda()
      const told: string[][] = []
      const end = journal.onCommit((flowIds) => told.push([...flowIds].sort()))
      await Promise.allSettled([
        journal.transact((tx) => waitAt(tx, 'pause')),
        journal.transact((tx) => waitAt(tx, 'pause', { flowId: 'winback' })),
        journal.transact((tx) => {
          waitAt(tx, 'pause', { flowId: 'undone' })
          throw new Error('undone')
        }),
      ])
      await journal.transact((tx) => tx.saveCustomer(aCustomer('bob')))
      end()
      await journal.transact((tx) => waitAt(tx, 'pause'))
      expect(told).toEqual([['welcome', 'winback']])
    })
  })
}
