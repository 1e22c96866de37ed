import { describe, expect, it, onTestFinished } from 'vitest'
import type { Journal } from '../../../server/ports/journal.ts'
import { aCustomer } from '../../builders/aJourney.ts'
import type { Journals } from './journals.ts'
import { pagesOf } from './journals.ts'

export function segmentsContract({ newStore, openJournal }: Journals): void {
  describe('segments', () => {
    const saveIn = (journal: Journal, id: string, segments: string[]) =>
      journal.transact((tx) => tx.saveCustomer(aCustomer(id, { segments })))
    const idsIn = (journal: Journal, segmentId: string, search = '') =>
      pagesOf((page) => journal.customers({ segmentId, search }, page)).map(({ id }) => id)

    it('lists who is in a segment, newest first, and nobody twice', async () => {
      const journal = await openJournal()
      for (const id of ['a', 'b', 'c', 'd', 'e']) await saveIn(journal, id, id === 'c' ? ['few'] : ['many'])
      expect(idsIn(journal, 'many')).toEqual(['e', 'd', 'b', 'a'])
      expect(idsIn(journal, 'few')).toEqual(['c'])
      expect(idsIn(journal, 'never made')).toEqual([])
      expect([journal.segmentSize('many'), journal.segmentSize('few'), journal.segmentSize('none')]).toEqual([4, 1, 0])
    })

    it('searches within a segment', async () => {
      const journal = await openJournal()
      await saveIn(journal, 'ada', ['vips'])
      await saveIn(journal, 'adam', [])
      await saveIn(journal, 'bob', ['vips'])
      expect(idsIn(journal, 'vips', 'AD')).toEqual(['ada'])
    })

    it('follows a customer from one segment into another', async () => {
      const journal = await openJournal()
      await saveIn(journal, 'ada', ['new', 'vips'])
      await saveIn(journal, 'ada', ['vips', 'lapsed'])
      expect([idsIn(journal, 'new'), idsIn(journal, 'vips'), idsIn(journal, 'lapsed')]).toEqual([[], ['ada'], ['ada']])
    })

    it('keeps a customer where they were when the unit that moved them is undone', async () => {
      const journal = await openJournal()
      await saveIn(journal, 'ada', ['vips'])
      const broken = journal.transact((tx) => {
        tx.saveCustomer(aCustomer('ada', { segments: ['lapsed'] }))
        if (tx.customer('ada')) throw new Error('read, then failed')
      })
      await expect(broken).rejects.toThrow('read, then failed')
      await saveIn(journal, 'bob', ['gone'])
      expect([idsIn(journal, 'vips'), idsIn(journal, 'lapsed'), idsIn(journal, 'gone')]).toEqual([['ada'], [], ['bob']])
    })

    it('leaves nobody in a segment who was merged away or erased', async () => {
      const journal = await openJournal()
      for (const id of ['anon:1', 'ada', 'bob']) await saveIn(journal, id, ['vips'])
      await journal.transact((tx) => tx.mergeInto('anon:1', 'ada'))
      await journal.transact((tx) => tx.erase('bob'))
      expect(idsIn(journal, 'vips')).toEqual(['ada'])
      expect(journal.segmentSize('vips')).toBe(1)
    })

    it('remembers with which rules everybody was brought in line, also after it was closed', async () => {
      const store = await newStore()
      const journal = store.open()
      await saveIn(journal, 'ada', ['vips'])
      expect(journal.settledSegments()).toEqual(new Map([['vips', null]]))
      await journal.transact((tx) => tx.settleSegment('vips', 'rules 1'))
      await journal.transact((tx) => tx.settleSegment('vips', 'rules 2'))
      journal.close()
      const again = store.open()
      onTestFinished(() => again.close())
      expect(again.settledSegments()).toEqual(new Map([['vips', 'rules 2']]))
    })

    it('forgets a segment once nobody is in it, and not before', async () => {
      const journal = await openJournal()
      await saveIn(journal, 'ada', ['vips'])
      await expect(journal.transact((tx) => tx.forgetSegment('vips'))).rejects.toThrow('still has 1')
      await saveIn(journal, 'ada', [])
      await journal.transact((tx) => tx.forgetSegment('vips'))
      expect(journal.settledSegments()).toEqual(new Map())
      await saveIn(journal, 'bob', ['others'])
      await saveIn(journal, 'ada', ['vips'])
      expect(idsIn(journal, 'vips')).toEqual(['ada'])
    })
  })
}
