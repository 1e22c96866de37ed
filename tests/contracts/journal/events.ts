import { describe, expect, it } from 'vitest'
import { aCustomer, anEvent, start } from '../../builders/aJourney.ts'
import type { Journals } from './journals.ts'
import { day, hour, pagesOf, waitAt } from './journals.ts'

export function eventsContract({ openJournal, withAda }: Journals): void {
  describe('events', () => {
    it('knows a message id again, of an event and of any other call', async () => {
      const journal = await withAda()
      await journal.transact((tx) => {
        tx.addEvent('ada', anEvent(tx, { messageId: 'of-event' }))
        tx.rememberMessage('of-call', 'ada')
      })
      const known = await journal.transact((tx) => ['of-event', 'of-call', 'new'].map((id) => tx.hasMessage(id)))
      expect(known).toEqual([true, true, false])
    })

    it('keeps an event whose message id somebody used before, and leaves the id with them', async () => {
      const journal = await withAda()
      await journal.transact((tx) => tx.addEvent('ada', anEvent(tx, { messageId: 'taken' })))
      await journal.transact((tx) => tx.addEvent('ada', anEvent(tx, { messageId: 'taken' })))
      expect(journal.allEvents('ada').map(({ messageId }) => messageId)).toEqual(['taken', null])
      expect(journal.eventNames(1)).toEqual([{ event: 'Product Viewed', count: 2 }])
    })

    it('counts and lists events of one name between two instants, both included', async () => {
      const journal = await withAda()
      await journal.transact((tx) => {
        for (const hours of [3, 1, 2]) tx.addEvent('ada', anEvent(tx, { timestamp: start + hours * hour }))
        tx.addEvent('ada', anEvent(tx, { event: 'Other', timestamp: start + hour }))
      })
      const history = journal.history('ada')
      expect(history.count('Product Viewed', start + hour, start + 2 * hour)).toBe(2)
      const named = [...history.named('Product Viewed', start + 2 * hour, start + 3 * hour)]
      expect(named.map(({ timestamp }) => timestamp)).toEqual([start + 2 * hour, start + 3 * hour])
      expect(history.count('Never Seen', 0, start + day)).toBe(0)
    })

    it('knows whether an order was counted, by its id as text', async () => {
      const journal = await withAda()
      await journal.transact((tx) => {
        tx.saveCustomer(aCustomer('bob'))
        tx.addEvent('ada', anEvent(tx, { event: 'Order Completed', properties: { order_id: 7 } }))
        tx.addEvent('ada', anEvent(tx, { event: 'Checkout Started', properties: { order_id: '8' } }))
      })
      expect(journal.history('ada').hasOrder('7')).toBe(true)
      expect(journal.history('ada').hasOrder('8')).toBe(false)
      expect(journal.history('bob').hasOrder('7')).toBe(false)
    })

    it('shows a unit its own writes', async () => {
      const journal = await openJournal()
      const seen = await journal.transact((tx) => {
        tx.saveCustomer(aCustomer('ada'))
        tx.addEvent('ada', anEvent(tx, { messageId: 'm1' }))
        const journeyId = waitAt(tx, 'pause')
        return [
          tx.customer('ada')?.id,
          tx.hasMessage('m1'),
          tx.history('ada').count('Product Viewed', 0, start),
          tx.openJourneys('ada').map(({ id }) => id === journeyId),
          tx.steps(journeyId).length,
        ]
      })
      expect(seen).toEqual(['ada', true, 1, [true], 1])
    })

    it('lists the events of a customer by when they happened, newest first', async () => {
      const journal = await withAda()
      await journal.transact((tx) => {
        for (const hours of [1, 5, 3, 3, 2]) tx.addEvent('ada', anEvent(tx, { timestamp: start + hours * hour }))
      })
      const hours = pagesOf((page) => journal.events('ada', page)).map(({ timestamp }) => (timestamp - start) / hour)
      expect(hours).toEqual([5, 3, 3, 2, 1])
    })

    it('offers the newest events of the workspace, and their names by how many there are', async () => {
      const journal = await withAda()
      await journal.transact((tx) => {
        for (const event of ['A', 'B', 'B', 'C']) tx.addEvent('ada', anEvent(tx, { event }))
      })
      expect(journal.recentEvents({}, 2).map(({ event }) => event.event)).toEqual(['C', 'B'])
      expect(journal.recentEvents({ event: 'A' }, 5)).toMatchObject([{ customerId: 'ada', event: { event: 'A' } }])
      expect(journal.eventNames(2)).toEqual([
        { event: 'B', count: 2 },
        { event: 'A', count: 1 },
      ])
    })

    it('says which properties and traits it has seen, and their values', async () => {
      const journal = await withAda()
      await journal.transact((tx) => {
        tx.saveCustomer(aCustomer('ada', { traits: { city: 'Berlin', renews: '2026-05-01' } }))
        tx.addEvent('ada', anEvent(tx, { event: 'A', properties: { total: 5, shop: { name: 'x' } } }))
        tx.addEvent(
          'ada',
          anEvent(tx, { event: 'A', properties: { total: 5, products: [{ sku: 'mug' }, { sku: 'cup' }] } }),
        )
        tx.addEvent('ada', anEvent(tx, { event: 'A', properties: { total: 9, list: ['a', 'b'] } }))
      })
      const fields = journal.observedFields()
      expect(fields).toContainEqual({
        field: 'event.properties.total',
        event: 'A',
        types: ['number'],
        examples: [9, 5],
        presence: 1,
      })
      expect(fields.find(({ field }) => field === 'event.properties.shop.name')?.presence).toBeCloseTo(1 / 3)
      expect(fields.find(({ field }) => field === 'event.properties.list')?.types).toEqual(['list'])
      expect(fields.find(({ field }) => field === 'customer.traits.renews')?.types).toEqual(['date'])
      expect(fields.find(({ field }) => field === 'event.properties.products.sku')).toMatchObject({
        types: ['list'],
        examples: ['mug', 'cup'],
      })
      expect(fields.find(({ field }) => field === 'event.properties.products.sku')?.presence).toBeCloseTo(1 / 3)
      expect(journal.observedValues('event.properties.products.sku', 5)).toEqual(['mug', 'cup'])
      expect(journal.observedValues('event.properties.total', 5)).toEqual([5, 9])
      expect(journal.observedValues('customer.traits.city', 5)).toEqual(['Berlin'])
      expect(journal.observedValues('no.such.field', 5)).toEqual([])
    })
  })
}
