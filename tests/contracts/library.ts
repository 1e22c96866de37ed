import { describe, expect, it } from 'vitest'
import type { Library } from '../../server/ports/library.ts'
import { Refusal } from '../../server/refusals.ts'
import type { Flow } from '../../shared/flow/flow.ts'
import { newFlow } from '../../shared/flow/newFlow.ts'
import type { SegmentFile } from '../../shared/segments/segment.ts'

const segment = (name: string): SegmentFile => ({
  name,
  description: '',
  rules: { combinator: 'and', not: false, rules: [{ field: 'customer.ordersCount', operator: '>', value: 1 }] },
})

const named = (name: string, part: Partial<Flow> = {}): Flow => ({ ...newFlow(name), ...part })

/** What every library keeps to. `open` opens one on what was written before, or a new one. */
export function libraryContract(name: string, newStore: () => Promise<{ open(): Promise<Library> }>): void {
  describe(`The library in ${name}`, () => {
    const openLibrary = async (): Promise<Library> => (await newStore()).open()

    /** The library as the next start finds it is the library as it was. */
    const survives = async (work: (library: Library) => Promise<void>): Promise<Library> => {
      const store = await newStore()
      const before = await store.open()
      await work(before)
      const after = await store.open()
      const seen = (library: Library) => ({
        flows: library.flows(),
        versions: library
          .flows()
          .map(({ id }) => library.versions(id).map((of) => [of, library.version(id, of.version)])),
        goals: library.flows().map(({ id }) => library.goalEvents(id)),
        segments: library.segments(),
        templates: library.templates(),
        settings: library.settings(),
      })
      expect(seen(after)).toEqual(seen(before))
      return after
    }

    it('creates a flow as a draft with an id of ten letters and digits', async () => {
      const library = await survives(async (before) => void (await before.create(named('Welcome'), 5)))
      const [flow] = library.flows()
      expect(flow).toEqual({
        id: expect.stringMatching(/^[a-z0-9]{10}$/),
        revision: 1,
        status: 'draft',
        liveVersion: null,
        hasUnpublishedChanges: true,
        migration: null,
        flow: named('Welcome'),
        createdAt: 5,
        updatedAt: 5,
      })
    })

    it('saves a draft under the next revision, and lists the newest change first', async () => {
      const library = await survives(async (before) => {
        const first = await before.create(named('First'), 1)
        await before.create(named('Second'), 2)
        const saved = await before.saveDraft(first.id, 1, named('First, better'), 3)
        expect(saved).toMatchObject({ revision: 2, updatedAt: 3, createdAt: 1 })
      })
      expect(library.flows().map(({ flow }) => flow.name)).toEqual(['First, better', 'Second'])
    })

    it('refuses to save over a revision that somebody else saved, and shows theirs', async () => {
      const library = await openLibrary()
      const { id } = await library.create(named('Welcome'), 1)
      const theirs = await library.saveDraft(id, 1, named('Theirs'), 2)
      const refusal = await library.saveDraft(id, 1, named('Mine'), 3).catch((error: unknown) => error)
      expect(refusal).toBeInstanceOf(Refusal)
      expect(refusal).toMatchObject({ code: 'stale-revision', status: 412, extra: { current: theirs } })
      expect(library.flow(id)?.flow.name).toBe('Theirs')
    })

    it('lets one of two saves of the same revision win, however close they come', async () => {
      const library = await openLibrary()
      const { id } = await library.create(named('Welcome'), 1)
      const saves = ['one', 'two', 'three'].map((name) => library.saveDraft(id, 1, named(name), 2))
      const answers = await Promise.allSettled(saves)
      expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
      expect(library.flow(id)).toMatchObject({ revision: 2, flow: { name: 'one' } })
    })

    it.each([
      ['saving', (library: Library) => library.saveDraft('nothing', 1, named('x'), 1)],
      ['publishing', (library: Library) => library.publish('nothing', '', 1)],
      ['pausing', (library: Library) => library.setStatus('nothing', 'paused', 1)],
      ['removing', (library: Library) => library.remove('nothing')],
    ])('refuses %s a flow that is not there', async (_, ask) => {
      const library = await openLibrary()
      await expect(ask(library)).rejects.toMatchObject({ code: 'not-found', status: 404 })
      expect(library.flow('nothing')).toBeNull()
      expect(library.versions('nothing')).toEqual([])
      expect(library.version('nothing', 1)).toBeNull()
    })

    it('makes the draft live as the next version, and keeps the versions before it', async () => {
      const library = await survives(async (before) => {
        const { id } = await before.create(named('One'), 1)
        const live = await before.publish(id, 'first try', 2)
        expect(live).toMatchObject({ revision: 2, status: 'live', liveVersion: 1, hasUnpublishedChanges: false })
        const changed = await before.saveDraft(id, 2, named('Two'), 3)
        expect(changed).toMatchObject({ liveVersion: 1, hasUnpublishedChanges: true })
        expect(before.version(id, 1)?.name).toBe('One')
        await before.publish(id, 'better', 4)
      })
      const [flow] = library.flows()
      const id = flow?.id ?? ''
      expect(flow).toMatchObject({ revision: 4, liveVersion: 2, hasUnpublishedChanges: false })
      expect(library.versions(id)).toMatchObject([
        { version: 2, note: 'better', publishedAt: 4 },
        { version: 1, note: 'first try', publishedAt: 2 },
      ])
      expect([1, 2, 3].map((version) => library.version(id, version)?.name)).toEqual(['One', 'Two', undefined])
    })

    it('knows the goals of all published versions, and none of a draft', async () => {
      const aimingAt = (event: string): Flow => {
        const flow = named('One')
        return { ...flow, settings: { ...flow.settings, goal: { event, where: null, within: 'P30D' } } }
      }
      const library = await survives(async (before) => {
        const { id } = await before.create(aimingAt('Order Completed'), 1)
        await before.publish(id, '', 2)
        await before.saveDraft(id, 2, aimingAt('Order Refunded'), 3)
        await before.publish(id, '', 4)
        await before.saveDraft(id, 4, aimingAt('Signed Up'), 5)
        await before.setStatus(id, 'archived', 6)
      })
      const [flow] = library.flows()
      expect([...library.goalEvents(flow?.id ?? '')].sort()).toEqual(['Order Completed', 'Order Refunded'])
      expect(library.goalEvents('nothing').size).toBe(0)
    })

    it('sees no unpublished change in a draft that means the same as the live version', async () => {
      const library = await openLibrary()
      const edges: Flow['edges'] = []
      const { id } = await library.create(named('One'), 1)
      await library.publish(id, '', 2)
      await library.saveDraft(id, 2, named('Two'), 3)
      const back = await library.saveDraft(id, 3, { ...named('One'), edges }, 4)
      expect(back.hasUnpublishedChanges).toBe(false)
    })

    it('keeps a paused flow paused when it is published', async () => {
      const library = await openLibrary()
      const { id } = await library.create(named('One'), 1)
      await library.publish(id, '', 2)
      expect(await library.setStatus(id, 'paused', 3)).toMatchObject({ status: 'paused', revision: 3, liveVersion: 1 })
      expect(await library.publish(id, '', 4)).toMatchObject({ status: 'paused', liveVersion: 2 })
    })

    it('keeps what a publishing has still to do with open journeys, until that is done or a later one takes its place', async () => {
      const choices = { 1: { nap: { moveTo: 'rest' } } } as const
      const library = await survives(async (before) => {
        const { id } = await before.create(named('One'), 1)
        expect(await before.publish(id, '', 2, { 1: { nap: 'finish' } })).toMatchObject({ migration: null })
        await before.publish(id, '', 3, choices)
      })
      const id = library.flows()[0]?.id ?? ''
      const { revision } = library.flow(id) ?? {}
      expect(library.flow(id)?.migration).toEqual({ version: 2, at: 3, choices })
      expect((await library.endMigration(id, 1)).migration).not.toBeNull()
      expect(await library.endMigration(id, 2)).toMatchObject({ migration: null, revision, updatedAt: 3 })
      await library.publish(id, '', 4, choices)
      expect((await library.publish(id, '', 5)).migration).toBeNull()
    })

    it('removes a flow with its versions', async () => {
      const library = await survives(async (before) => {
        const { id } = await before.create(named('Gone'), 1)
        await before.create(named('Kept'), 1)
        await before.publish(id, '', 2)
        await before.remove(id)
        expect(before.flow(id)).toBeNull()
        expect(before.version(id, 1)).toBeNull()
      })
      expect(library.flows().map(({ flow }) => flow.name)).toEqual(['Kept'])
    })

    it('keeps segments under ids of ten letters and digits, by name', async () => {
      const library = await survives(async (before) => {
        const { id } = await before.createSegment(segment('Lapsed'))
        await before.createSegment(segment('Buyers'))
        expect(await before.saveSegment(id, segment('A better name'))).toEqual({ id, ...segment('A better name') })
        const gone = await before.createSegment(segment('Gone'))
        await before.removeSegment(gone.id)
        expect(before.segment(gone.id)).toBeNull()
      })
      expect(library.segments().map(({ name }) => name)).toEqual(['A better name', 'Buyers'])
      const [first] = library.segments()
      expect(first?.id).toMatch(/^[a-z0-9]{10}$/)
      expect(library.segment(first?.id ?? '')).toEqual(first)
    })

    it('takes changes of one segment one after the other, and none once it is removed', async () => {
      const library = await openLibrary()
      const { id } = await library.createSegment(segment('First'))
      const changes = [
        library.saveSegment(id, segment('Second')),
        library.removeSegment(id),
        library.saveSegment(id, segment('Third')),
        library.removeSegment(id),
      ]
      const answers = await Promise.allSettled(changes)
      expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected'])
      expect(answers[2]).toMatchObject({ reason: { code: 'not-found', status: 404 } })
      expect(library.segments()).toEqual([])
    })

    it('keeps the templates of the team, by name', async () => {
      const library = await survives(async (before) => {
        for (const name of ['Our win-back', 'A gift', 'Our welcome']) await before.saveTemplate(named(name))
      })
      expect(library.templates().map(({ flow }) => flow.name)).toEqual(['A gift', 'Our welcome', 'Our win-back'])
    })

    it('removes a template for good, and none by an id that it never gave', async () => {
      const library = await survives(async (before) => {
        const [gone] = [await before.saveTemplate(named('Gone')), await before.saveTemplate(named('Kept'))]
        await before.removeTemplate(gone.id)
        for (const id of [gone.id, '../settings'])
          await expect(before.removeTemplate(id)).rejects.toMatchObject({ code: 'not-found' })
      })
      expect(library.templates().map(({ flow }) => flow.name)).toEqual(['Kept'])
    })

    it('makes a write key and a webhook secret at the first start, and keeps them', async () => {
      const library = await survives(async () => {})
      const { writeKey, webhookSecret } = library.settings()
      expect(writeKey).toMatch(/^[a-z0-9]{24}$/)
      expect(Buffer.from(webhookSecret.replace(/^whsec_/, ''), 'base64')).toHaveLength(24)
      expect((await openLibrary()).settings().writeKey).not.toBe(writeKey)
    })

    it('changes the settings that are named and no other', async () => {
      const library = await survives(async (before) => {
        await Promise.all([
          before.saveSettings({ timezone: 'Europe/Berlin' }),
          before.saveSettings({ currency: 'EUR' }),
        ])
      })
      expect(library.settings()).toMatchObject({
        timezone: 'Europe/Berlin',
        currency: 'EUR',
        mailFrom: null,
        demo: null,
      })
    })
  })
}
