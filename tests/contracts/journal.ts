import { describe, expect, it, onTestFinished } from 'vitest'
import type { DeliveryRecord, Journal, JournalTransaction } from '../../server/ports/journal.ts'
import { StoreUnavailable } from '../../server/ports/journal.ts'
import { Refusal } from '../../server/refusals.ts'
import type { Journey, Step } from '../../shared/engine/journey.ts'
import type { Why } from '../../shared/engine/why.ts'
import { anEmail } from '../builders/aDelivery.ts'
import { aCustomer, aJourney, anEvent, anOpenStep, aPosition, aStep, start } from '../builders/aJourney.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const welcome = { flowId: 'welcome', version: 1 }

/** What every journal keeps to. `open` opens one on what `close` left behind, or a new one. */
export function journalContract(name: string, newStore: () => Promise<{ open(): Journal }>): void {
  describe(`The journal in ${name}`, () => {
    const openJournal = async (): Promise<Journal> => {
      const journal = (await newStore()).open()
      onTestFinished(() => journal.close())
      return journal
    }
    const withAda = async (): Promise<Journal> => {
      const journal = await openJournal()
      await journal.transact((tx) => tx.saveCustomer(aCustomer('ada')))
      return journal
    }

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
        expect([journal.segmentSize('many'), journal.segmentSize('few'), journal.segmentSize('none')]).toEqual([
          4, 1, 0,
        ])
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
        expect([idsIn(journal, 'new'), idsIn(journal, 'vips'), idsIn(journal, 'lapsed')]).toEqual([
          [],
          ['ada'],
          ['ada'],
        ])
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
        expect([idsIn(journal, 'vips'), idsIn(journal, 'lapsed'), idsIn(journal, 'gone')]).toEqual([
          ['ada'],
          [],
          ['bob'],
        ])
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

    describe('planned dates and the clocks of triggers', () => {
      const birthday = { flowId: 'wishes', nodeId: 'birthday', of: '2026-03-10', came: null, plannedAt: start }

      it('gives planned dates when they are due, the first one first, as they were planned last', async () => {
        const journal = await withAda()
        await journal.transact((tx) => {
          tx.saveCustomer(aCustomer('bea'))
          tx.savePlannedDate('ada', { ...birthday, dueAt: start + 9 })
          tx.savePlannedDate('ada', { ...birthday, dueAt: start + 3 })
          tx.savePlannedDate('ada', { ...birthday, nodeId: 'renewal', dueAt: null, came: '2026-03-01' })
          tx.savePlannedDate('bea', { ...birthday, dueAt: start + 2 })
        })
        const due = (now: number, limit: number) =>
          journal.dueDates(now, limit).map(({ customerId, nodeId, dueAt }) => [customerId, nodeId, dueAt])
        expect(due(start + 1, 9)).toEqual([])
        expect(due(start + 3, 9)).toEqual([
          ['bea', 'birthday', start + 2],
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
          [
            { status: 'sent' as const },
            { customerId: 'ada' },
            { flowId: 'welcome' },
            { journeyId: sent.journeyId },
          ].map(found),
        ).toEqual([1, 1, 1, 1])
        expect(
          [{ status: 'queued' as const }, { customerId: 'bob' }, { flowId: 'other' }, { journeyId: 'zzz' }].map(found),
        ).toEqual([0, 0, 0, 0])
        expect(journal.nextDeliveryAt()).toBeNull()
      })
    })

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
  })
}

/** A journey that waits at a node, with the step that says so. Returns its id. */
function waitAt(tx: JournalTransaction, nodeId: string, part: Partial<Journey> = {}, seq = 0): string {
  const position = { ...aPosition(), ...part.position, nodeId, seq }
  const journey = aJourney(tx, { ...part, position })
  tx.saveJourney(journey)
  tx.saveStep(anOpenStep(journey.id, { nodeId, seq, until: position.dueAt }), journey)
  return journey.id
}

/** A journey that came to the pause so often, and waits there where its last step is not left. */
function visit(tx: JournalTransaction, steps: Partial<Step>[], part: Partial<Journey> = {}): string {
  const journey = aJourney(tx, {
    visits: steps.length > 0 ? { pause: steps.length, 'paus-e': 1 } : { mail: 1 },
    ...part,
  })
  tx.saveJourney(journey)
  for (const [seq, step] of steps.entries()) tx.saveStep(anOpenStep(journey.id, { seq, ...step }), journey)
  return journey.id
}

/** All items of a list, read two at a time. */
function pagesOf<T>(read: (page: { limit: number; cursor?: string }) => { items: T[]; next: string | null }): T[] {
  const first = read({ limit: 2 })
  const items = [...first.items]
  for (let next = first.next; next !== null; ) {
    const page = read({ limit: 2, cursor: next })
    expect(page.items.length).toBeGreaterThan(0)
    items.push(...page.items)
    next = page.next
  }
  return items
}
