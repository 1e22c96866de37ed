import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openJournal } from '../../../../server/adapters/sqlite/openJournal.ts'
import type { FlowCounts, Journal } from '../../../../server/ports/journal.ts'
import type { Journey, Step } from '../../../../shared/engine/journey.ts'
import { isOpen } from '../../../../shared/engine/journey.ts'
import { aCustomer, aJourney, anOpenStep, aPosition, aStep } from '../../../builders/aJourney.ts'
import { manualClock } from '../../../builders/manualClock.ts'
import { tempFolder } from '../../../builders/tempFolder.ts'

const nodeIds = ['a', 'b', 'c']
const of = { flowId: 'welcome', version: 1 }

const action = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('enter'), who: fc.nat(2) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom('move', 'end', 'fail', 'exit'), who: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('erase'), who: fc.nat(2) }) },
)
const turn = fc.record({ action, minutes: fc.nat(3000), throws: fc.boolean(), node: fc.constantFrom(...nodeIds) })

it('finds every visit, every journey and whoever is behind a count again, whatever the journeys do and whatever span is asked for', async () => {
  const dir = await tempFolder()
  let files = 0
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(turn, { maxLength: 4 }), { maxLength: 12 }), async (groups) => {
      const clock = manualClock()
      const start = clock.now()
      const journal = openJournal({ file: join(dir, `${files++}.db`), clock })
      await journal.transact((tx) => [0, 1, 2].forEach((who) => void tx.saveCustomer(aCustomer(`c${who}`))))
      for (const turns of groups) {
        await Promise.allSettled(turns.map((next) => take(journal, clock.now(), next)))
        clock.advance((turns[0]?.minutes ?? 0) * 60_000)
      }
      const middle = start + (clock.now() - start) / 2
      const all = journal.counts('welcome', {})
      const spans = [journal.counts('welcome', { to: middle - 60_000 }), journal.counts('welcome', { from: middle })]
      for (const counts of [all, ...spans]) expectConserved(counts)
      expect(spans.reduce((sum, { journeys }) => sum + journeys.entered, 0)).toBe(all.journeys.entered)
      expectTrue(all, journal)
      for (const span of [{}, { to: middle - 60_000 }, { from: middle }]) expectFound(journal, span)
      journal.close()
    }),
    { numRuns: 60 },
  )
})

async function take(
  journal: Journal,
  now: number,
  { action, throws, node }: typeof turn extends fc.Arbitrary<infer T> ? T : never,
) {
  await journal.transact((tx) => {
    const open = journal.journeys({ flowId: 'welcome' }, { limit: 200 }).items.filter(isOpen)
    const journey = open[action.who % Math.max(1, open.length)]
    if (action.do === 'enter') {
      const made = aJourney(tx, { customerId: `c${action.who}`, startedAt: now, steps: 1, visits: { [node]: 1 } })
      const position = aPosition({ nodeId: node, enteredAt: now })
      tx.saveJourney({ ...made, position })
      tx.saveStep(anOpenStep(made.id, { nodeId: node, at: now }), of)
    } else if (action.do === 'erase') {
      tx.erase(`c${action.who}`)
      tx.saveCustomer(aCustomer(`c${action.who}`))
    } else if (journey?.position) {
      const { seq } = journey.position
      const left = openStepOf(tx.steps(journey.id), seq)
      const next = moved(journey, action.do, node, now)
      tx.saveStep({ ...left, leftAt: now, ...endOfStep(action.do) }, of)
      if (next.position) {
        tx.saveStep(aStep(journey.id, { seq: seq + 1, nodeId: 'mail', at: now, leftAt: now }), of)
        tx.saveStep(anOpenStep(journey.id, { seq: seq + 2, nodeId: node, at: now }), of)
      }
      tx.saveJourney(next)
    }
    if (throws) throw new Error('undone')
  })
}

function openStepOf(steps: readonly Step[], seq: number): Step {
  const step = steps.find((candidate) => candidate.seq === seq)
  if (step === undefined) throw new Error(`Step ${seq} is not there.`)
  return step
}

function endOfStep(what: string): Pick<Step, 'handle' | 'ended'> {
  if (what === 'move') return { handle: 'out', ended: null }
  if (what === 'end') return { handle: 'last', ended: 'completed' }
  return { handle: null, ended: what === 'fail' ? 'failed' : 'exited' }
}

function moved(journey: Journey, what: string, nodeId: string, now: number): Journey {
  const seq = (journey.position?.seq ?? 0) + 2
  if (what === 'move') {
    const often = (id: string): number => (journey.visits[id] ?? 0) + 1
    const visits = { ...journey.visits, mail: often('mail'), [nodeId]: often(nodeId) }
    return { ...journey, visits, position: aPosition({ nodeId, seq, enteredAt: now }) }
  }
  const status = what === 'end' ? 'completed' : what === 'fail' ? 'failed' : 'exited'
  return { ...journey, status, endedAt: now, position: null }
}

function expectConserved({ journeys, nodes }: FlowCounts): void {
  expect(journeys.waiting + journeys.completed + journeys.exited + journeys.failed).toBe(journeys.entered)
  for (const { entered, waiting, left, ended, failed } of Object.values(nodes)) {
    const leftInAll = Object.values(left).reduce((sum, n) => sum + n, 0)
    expect(waiting + leftInAll + ended + failed).toBe(entered)
    expect(Math.min(waiting, ended, failed, ...Object.values(left))).toBeGreaterThanOrEqual(0)
  }
}

/** The derived `waiting` against the journeys themselves. */
function expectTrue({ journeys, nodes }: FlowCounts, journal: Journal): void {
  const open = journal.journeys({ flowId: 'welcome' }, { limit: 200 }).items.filter(isOpen)
  expect(journeys.waiting).toBe(open.length)
  for (const nodeId of nodeIds) {
    const standing = open.filter(({ position }) => position?.nodeId === nodeId).length
    expect(nodes[nodeId]?.waiting ?? 0).toBe(standing)
  }
}

/** Whoever is listed behind a count made a visit that it counts, and nobody else did; only erased customers are counted and not listed. */
function expectFound(journal: Journal, span: { from?: number; to?: number }): void {
  const counts = journal.counts('welcome', span).nodes
  const all = journal.journeys({ flowId: 'welcome' }, { limit: 200 }).items
  const minute = (at: number): number => Math.floor(at / 60_000)
  const isIn = ({ at }: Step): boolean =>
    minute(at) >= minute(span.from ?? 0) && minute(at) <= minute(span.to ?? Number.MAX_SAFE_INTEGER)
  for (const nodeId of [...nodeIds, 'mail']) {
    const came = all.flatMap(({ id }) => journal.steps(id).filter((step) => step.nodeId === nodeId && isIn(step)))
    const behind: [object, number, Step[]][] = [
      [{}, counts[nodeId]?.entered ?? 0, came],
      [{ became: 'waiting' }, counts[nodeId]?.waiting ?? 0, came.filter((step) => step.leftAt === null)],
      [{ became: 'failed' }, counts[nodeId]?.failed ?? 0, came.filter(({ ended }) => ended === 'failed')],
      [{ handle: 'out' }, counts[nodeId]?.left.out ?? 0, came.filter(({ handle }) => handle === 'out')],
    ]
    for (const [filter, count, visits] of behind) {
      const found = journal.visitors({ flowId: 'welcome', nodeId, ...filter, ...span }, { limit: 200 }).items
      expect(found.map(({ id }) => id).sort()).toEqual([...new Set(visits.map((step) => step.journeyId))].sort())
      expect(visits.length).toBeLessThanOrEqual(count)
    }
  }
}
