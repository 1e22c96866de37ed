import { describe, expect, it, onTestFinished } from 'vitest'
import type { Journey } from '../../../shared/engine/journey.ts'
import type { Why } from '../../../shared/engine/why.ts'
import { anEmail } from '../../builders/aDelivery.ts'
import { aCustomer, aJourney, anEvent, anOpenStep, aPosition, aStep, start } from '../../builders/aJourney.ts'
import type { Journals } from './journals.ts'
import { day, waitAt, welcome } from './journals.ts'

export function mergingContract({ newStore, withAda }: Journals): void {
  describe('merging and erasing', () => {
    it('counts a journey that was moved in its new version, with its conversion and from its start, and its visits where they were made', async () => {
      const journal = await withAda()
      const of = (version: number) => ({ flowId: 'welcome', version })
      const journey = await journal.transact((tx) => {
        const converted = { at: start, value: 9, eventId: anEvent(tx).id }
        const entered = aJourney(tx, { converted, steps: 1, visits: { pause: 1 } })
        tx.saveJourney(entered)
        tx.saveStep(anOpenStep(entered.id), of(1))
        return entered
      })
      await journal.transact((tx) => {
        const position = aPosition({ nodeId: 'rest', seq: 1, enteredAt: start + day })
        tx.saveJourney({ ...journey, version: 2, position, steps: 2, visits: { pause: 1, rest: 1 } })
        const why: Why[] = [{ kind: 'moved', from: 1, to: 2, nodeId: 'rest', label: 'Rest' }]
        tx.saveStep(
          aStep(journey.id, { nodeId: 'pause', type: 'delay', leftAt: start + day, handle: null, why }),
          of(1),
        )
        tx.saveStep(anOpenStep(journey.id, { nodeId: 'rest', seq: 1, at: start + day }), of(2))
      })
      expect(journal.journey(journey.id)).toMatchObject({ version: 2, position: { nodeId: 'rest' } })
      expect(journal.steps(journey.id).map(({ nodeId, leftAt }) => [nodeId, leftAt])).toEqual([
        ['pause', start + day],
        ['rest', null],
      ])
      const none = { entered: 0, waiting: 0, completed: 0, exited: 0, failed: 0, converted: 0 }
      const one = { ...none, entered: 1, waiting: 1, converted: 1 }
      const atPause = { entered: 1, waiting: 0, left: {}, ended: 1, failed: 0 }
      const atRest = { entered: 1, waiting: 1, left: {}, ended: 0, failed: 0 }
      expect(journal.counts('welcome', { version: 1 })).toEqual({
        version: 1,
        journeys: none,
        nodes: { pause: atPause },
      })
      expect(journal.counts('welcome', { version: 2 })).toEqual({
        version: 2,
        journeys: one,
        nodes: { rest: atRest },
      })
      expect(journal.counts('welcome', { to: start })).toMatchObject({ journeys: one, nodes: { pause: atPause } })
      const visitors = (nodeId: string, version: number) =>
        journal.visitors({ flowId: 'welcome', nodeId, version }, { limit: 9 }).items.map(({ id }) => id)
      expect([visitors('pause', 1), visitors('pause', 2)]).toEqual([[journey.id], []])
      expect([visitors('rest', 1), visitors('rest', 2)]).toEqual([[], [journey.id]])
    })

    it('counts a journey that failed and is tried again as open, and then by how it ends', async () => {
      const journal = await withAda()
      const save = (journey: Journey) => journal.transact((tx) => tx.saveJourney(journey))
      const failed = await journal.transact((tx) => {
        const journey = aJourney(tx, { status: 'failed', endedAt: start })
        tx.saveJourney(journey)
        return journey
      })
      const counted = () => journal.counts('welcome', {}).journeys
      expect(counted()).toMatchObject({ entered: 1, waiting: 0, failed: 1 })
      await save({ ...failed, status: 'waiting', endedAt: null, position: aPosition() })
      expect(counted()).toMatchObject({ entered: 1, waiting: 1, failed: 0 })
      await save({ ...failed, status: 'failed' })
      await save({ ...failed, status: 'completed' })
      expect(counted()).toMatchObject({ entered: 1, waiting: 0, completed: 1, failed: 0 })
    })

    it('lists who stands at a node of a version, in the order of their start, part by part', async () => {
      const journal = await withAda()
      const ids = await journal.transact((tx) => {
        const parts: Partial<Journey>[] = [
          {},
          { version: 2 },
          {},
          { position: aPosition({ nodeId: 'rest' }) },
          { status: 'exited' },
          { status: 'ready' },
          { flowId: 'other' },
        ]
        return parts.map((part) => {
          const journey = aJourney(tx, part)
          tx.saveJourney(journey)
          return journey.id
        })
      })
      const at = { flowId: 'welcome', version: 1, nodeId: 'pause' }
      const [first, , third, , , ready] = ids
      const found = (page: { limit: number; after?: string }) =>
        journal.standing(at, page).map(({ journeyId, customerId }) => `${customerId} ${journeyId}`)
      expect(found({ limit: 9 })).toEqual([first, third, ready].map((id) => `ada ${id}`))
      expect(found({ limit: 2 })).toEqual([first, third].map((id) => `ada ${id}`))
      expect(found({ limit: 2, after: third ?? '' })).toEqual([`ada ${ready}`])
      expect(journal.standing({ ...at, flowId: 'unheard-of' }, { limit: 9 })).toEqual([])
    })

    it('moves all that an anonymous customer did, and resolves the old id for ever', async () => {
      const journal = await withAda()
      await journal.transact((tx) => {
        tx.saveCustomer(aCustomer('anon:1'))
        tx.addEvent('anon:1', anEvent(tx, { event: 'Signed Up' }))
        waitAt(tx, 'pause', { customerId: 'anon:1' })
        const drawn = { ...welcome, bucket: 1, holdout: false, at: start }
        tx.saveAssignment('ada', { ...drawn, nodeId: 'both', variantId: 'of-ada' })
        tx.saveAssignment('anon:1', { ...drawn, nodeId: 'both', variantId: 'of-anon' })
        tx.saveAssignment('anon:1', { ...drawn, nodeId: 'only', variantId: 'of-anon' })
      })
      await journal.transact((tx) => tx.mergeInto('anon:1', 'ada'))
      await journal.transact((tx) => {
        tx.saveCustomer(aCustomer('ada-2'))
        tx.mergeInto('ada', 'ada-2')
        tx.mergeInto('never-seen', 'ada-2')
      })
      expect(['anon:1', 'ada', 'ada-2', 'never-seen', 'bob'].map((id) => journal.resolveId(id))).toEqual([
        'ada-2',
        'ada-2',
        'ada-2',
        'ada-2',
        'bob',
      ])
      expect(journal.customer('anon:1')).toBeNull()
      expect(journal.customers({ search: 'anon' }, { limit: 10 }).items).toEqual([])
      expect(journal.allEvents('ada-2').map(({ event }) => event)).toEqual(['Signed Up'])
      const [open, both, only] = await journal.transact((tx) => [
        tx.openJourneys('ada-2').map(({ customerId }) => customerId),
        tx.storedVariant('ada-2', 'welcome', 'both'),
        tx.storedVariant('ada-2', 'welcome', 'only'),
      ])
      expect([open, both, only]).toEqual([['ada-2'], 'of-ada', 'of-anon'])
    })

    it('forgets an erased customer everywhere, and keeps counts that add up', async () => {
      const journal = await withAda()
      const journeyId = await journal.transact((tx) => {
        tx.saveCustomer(aCustomer('anon:1'))
        tx.mergeInto('anon:1', 'ada')
        tx.addEvent('ada', anEvent(tx, { messageId: 'm1', event: 'Signed Up' }))
        tx.rememberMessage('m2', 'ada')
        const id = waitAt(tx, 'pause', { position: aPosition({ dueAt: start + 1 }) })
        const { id: _, ...delivery } = { ...anEmail(), ...welcome, journeyId: id, key: `${id}/mail/1` }
        tx.addDelivery(delivery)
        return id
      })
      await journal.transact((tx) => tx.erase('ada'))
      expect([
        journal.customer('ada'),
        journal.journey(journeyId),
        journal.nextTimerAt(),
        journal.nextDeliveryAt(),
        journal.resolveId('anon:1'),
      ]).toEqual([null, null, null, null, 'anon:1'])
      expect([journal.steps(journeyId), journal.allEvents('ada'), journal.eventNames(10)]).toEqual([[], [], []])
      expect(journal.deliveries({}, { limit: 10 }).items).toEqual([])
      const known = await journal.transact((tx) => ['m1', 'm2'].map((id) => tx.hasMessage(id)))
      expect(known).toEqual([false, false])
      const counts = journal.counts('welcome', {})
      expect(counts.journeys).toMatchObject({ entered: 1, waiting: 0, exited: 1 })
      expect(counts.nodes.pause).toEqual({ entered: 1, waiting: 0, left: {}, ended: 1, failed: 0 })
    })

    it('never gives the id of an erased journey again, not even after a restart', async () => {
      const store = await newStore()
      const before = store.open()
      const id = await before.transact((tx) => {
        tx.saveCustomer(aCustomer('ada'))
        return waitAt(tx, 'pause')
      })
      await before.transact((tx) => tx.erase('ada'))
      before.close()
      const after = store.open()
      onTestFinished(() => after.close())
      expect(await after.transact((tx) => tx.newJourneyId())).not.toBe(id)
    })
  })
}
