import { describe, expect, it } from 'vitest'
import { Refusal } from '../../../server/refusals.ts'
import { aCustomer, start } from '../../builders/aJourney.ts'
import type { Journals } from './journals.ts'
import { pagesOf } from './journals.ts'

export function customersContract({ openJournal }: Journals): void {
  describe('customers', () => {
    it('keeps a customer as they were saved', async () => {
      const journal = await openJournal()
      const ada = aCustomer('ada', {
        traits: { email: 'Ada@Example.com', address: { city: 'Berlin' }, 'odd key': null },
        tags: ['vip'],
        segments: ['s1'],
        consent: { email: true, sms: false },
        suppressed: ['push'],
        computed: { ordersCount: 2, totalSpent: 10.5, firstOrderAt: start, lastOrderAt: start, lastOrderValue: null },
        rewards: { points: -5, offersCount: 2, lastOfferAt: start },
      })
      await journal.transact((tx) => tx.saveCustomer(ada))
      expect(journal.customer('ada')).toEqual(ada)
      const later = { ...ada, rewards: { points: 45, offersCount: 3, lastOfferAt: start + 5 }, lastSeenAt: start + 5 }
      await journal.transact((tx) => tx.saveCustomer(later))
      expect(journal.customers({}, { limit: 10 }).items).toEqual([later])
    })

    it.each([
      ['the id', 'ADA-1'],
      ['a part of the email', 'lovelace@ex'],
      ['both names as they are written', 'ada lovel'],
      ['capitals with accents', 'ÉTIENNE'],
    ])('finds a customer by %s', async (_, search) => {
      const journal = await openJournal()
      await journal.transact((tx) => {
        tx.saveCustomer(
          aCustomer('ada-1', {
            traits: { email: 'Lovelace@Example.com', firstName: 'Ada', lastName: 'Lovelace', name: 'étienne' },
          }),
        )
        tx.saveCustomer(aCustomer('bob', { traits: { email: 'bob@example.com' } }))
      })
      expect(journal.customers({ search }, { limit: 10 }).items.map(({ id }) => id)).toEqual(['ada-1'])
    })

    it('takes % and _ in a search for what they are', async () => {
      const journal = await openJournal()
      await journal.transact((tx) => tx.saveCustomer(aCustomer('ada')))
      expect(journal.customers({ search: '%' }, { limit: 10 }).items).toEqual([])
      expect(journal.customers({ search: 'a_a' }, { limit: 10 }).items).toEqual([])
    })

    it('forgets the old email in a search once it has changed', async () => {
      const journal = await openJournal()
      await journal.transact((tx) => tx.saveCustomer(aCustomer('ada', { traits: { email: 'old@example.com' } })))
      await journal.transact((tx) => tx.saveCustomer(aCustomer('ada', { traits: { email: 'new@example.com' } })))
      expect(journal.customers({ search: 'old@' }, { limit: 10 }).items).toEqual([])
      expect(journal.customers({ search: 'new@' }, { limit: 10 }).items).toHaveLength(1)
    })

    it('turns the pages of a list without leaving out or repeating anybody', async () => {
      const journal = await openJournal()
      const ids = ['a', 'b', 'c', 'd', 'e']
      await journal.transact((tx) => ids.forEach((id) => void tx.saveCustomer(aCustomer(id))))
      expect(pagesOf((page) => journal.customers({}, page)).map(({ id }) => id)).toEqual(ids.toReversed())
    })

    it('refuses a cursor that it never gave', async () => {
      const journal = await openJournal()
      expect(() => journal.customers({}, { limit: 10, cursor: 'made-up' })).toThrow(Refusal)
    })
  })
}
