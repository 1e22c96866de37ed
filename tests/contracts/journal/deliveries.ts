import { describe, expect, it } from 'vitest'
import type { DeliveryRecord, Journal, JournalTransaction } from '../../../server/ports/journal.ts'
import { anEmail } from '../../builders/aDelivery.ts'
import { aCustomer, start } from '../../builders/aJourney.ts'
import type { Journals } from './journals.ts'
import { welcome } from './journals.ts'

export function deliveriesContract({ withAda }: Journals): void {
  describe('deliveries', () => {
    const mail = (tx: JournalTransaction, visit: number, part: Partial<DeliveryRecord> = {}) => {
      const journeyId = part.journeyId ?? tx.newJourneyId()
      const key = `${journeyId}/mail/${visit}`
      const { id: _, ...made } = { ...anEmail({}, visit), ...welcome, journeyId, key, ...part }
      tx.addDelivery(made)
      return key
    }

    it('keeps an effect once, whatever its key comes with', async () => {
      const journal = await withAda()
      await journal.transact((tx) => {
        const journeyId = tx.newJourneyId()
        mail(tx, 1, { journeyId })
        mail(tx, 1, { journeyId })
      })
      expect(journal.deliveries({}, { limit: 10 }).items).toHaveLength(1)
      expect(journal.gauges().queuedDeliveries).toBe(1)
    })

    it('tells which marketing messages went to a customer since a moment, whatever became of them', async () => {
      const journal = await withAda()
      await journal.transact((tx) => tx.saveCustomer(aCustomer('bob')))
      await journal.transact((tx) => {
        mail(tx, 1, { createdAt: start + 2, status: 'given-up' })
        mail(tx, 2, { createdAt: start + 1, kind: 'sms' })
        mail(tx, 3, { createdAt: start + 1, purpose: 'transactional' })
        mail(tx, 4, { createdAt: start + 1, kind: 'webhook' })
        mail(tx, 5, { createdAt: start - 1 })
        mail(tx, 6, { createdAt: start + 1, customerId: 'bob' })
      })
      const sent = [
        { channel: 'sms', at: start + 1 },
        { channel: 'email', at: start + 2 },
      ]
      expect(journal.sentSince('ada', start)).toEqual(sent)
      expect(await journal.transact((tx) => tx.sentSince('ada', start + 2))).toEqual(sent.slice(1))
      expect(journal.sentSince('nobody', 0)).toEqual([])
    })

    it('tells of a message in the unit that adds it, and of both customers after they became one', async () => {
      const journal = await withAda()
      await journal.transact((tx) => tx.saveCustomer(aCustomer('bob')))
      const inUnit = await journal.transact((tx) => {
        mail(tx, 1, { createdAt: start, customerId: 'bob' })
        return tx.sentSince('bob', start)
      })
      expect(inUnit).toEqual([{ channel: 'email', at: start }])
      await journal.transact((tx) => tx.mergeInto('bob', 'ada'))
      expect(journal.sentSince('ada', start)).toEqual(inUnit)
    })

    it('remembers that a message is transactional', async () => {
      const journal = await withAda()
      await journal.transact((tx) => [mail(tx, 1, { purpose: 'transactional' }), mail(tx, 2)])
      expect(journal.deliveries({}, { limit: 10 }).items.map(({ purpose }) => purpose)).toEqual([
        undefined,
        'transactional',
      ])
    })

    it('gives what is due, oldest first, of one kind where asked', async () => {
      const journal = await withAda()
      const [later, sooner, hook] = await journal.transact((tx) => [
        mail(tx, 1, { nextAt: start + 2 }),
        mail(tx, 2, { nextAt: start + 1 }),
        mail(tx, 3, { nextAt: start, kind: 'webhook' }),
      ])
      const due = (...args: Parameters<Journal['dueDeliveries']>) =>
        journal.dueDeliveries(...args).map(({ key }) => key)
      expect(due(start + 5, 10)).toEqual([hook, sooner, later])
      expect(due(start + 5, 10, 'email')).toEqual([sooner, later])
      expect(due(start + 1, 10, 'email')).toEqual([sooner])
      expect(journal.nextDeliveryAt()).toBe(start)
      expect(journal.nextDeliveryAt(start + 1)).toBe(start + 2)
    })

    it('keeps what became of a delivery, and finds it by status, customer, flow and journey', async () => {
      const journal = await withAda()
      await journal.transact((tx) => mail(tx, 1))
      const [queued] = journal.deliveries({}, { limit: 10 }).items
      if (queued === undefined) throw new Error('The delivery is not there.')
      const sent: DeliveryRecord = {
        ...queued,
        status: 'sent',
        attempts: [{ at: start, result: 'sent', response: '250 ok' }],
        nextAt: null,
        updatedAt: start + 1,
      }
      await journal.transact((tx) => tx.saveDelivery(sent))
      expect(journal.delivery(queued.id)).toEqual(sent)
      const found = (filter: Parameters<Journal['deliveries']>[0]) =>
        journal.deliveries(filter, { limit: 10 }).items.length
      expect(
        [{ status: 'sent' as const }, { customerId: 'ada' }, { flowId: 'welcome' }, { journeyId: sent.journeyId }].map(
          found,
        ),
      ).toEqual([1, 1, 1, 1])
      expect(
        [{ status: 'queued' as const }, { customerId: 'bob' }, { flowId: 'other' }, { journeyId: 'zzz' }].map(found),
      ).toEqual([0, 0, 0, 0])
      expect(journal.nextDeliveryAt()).toBeNull()
    })
  })
}
