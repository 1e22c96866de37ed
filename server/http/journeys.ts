import { Hono } from 'hono'
import { z } from 'zod'
import { countsAnswer, listOf } from '../../shared/api/answers.ts'
import { journeyAnswer, journeyDetailAnswer, retriedAnswer } from '../../shared/api/journeyAnswers.ts'
import { parseInstant } from '../../shared/engine/calendar.ts'
import type { Journey } from '../../shared/engine/journey.ts'
import { isOpen } from '../../shared/engine/journey.ts'
import { id as idInFlow } from '../../shared/flow/id.ts'
import type { Page } from '../ports/journal.ts'
import { conflict, notFound } from '../refusals.ts'
import { retryFailed } from '../runtime/retryFailed.ts'
import { retryJourney } from '../runtime/retryJourney.ts'
import { startByHand } from '../runtime/startByHand.ts'
import { jsonBody } from './body.ts'
import type { AppDeps } from './deps.ts'
import { describe } from './describe.ts'
import { findFlow } from './flows.ts'
import { presentJourney } from './present/presentJourney.ts'
import { presentTrail } from './present/presentTrail.ts'
import { pageOf, pageQuery, queryOf } from './query.ts'
import { sendJson } from './sendJson.ts'

const tag = 'Journeys'
const status = z.enum(['ready', 'waiting', 'completed', 'exited', 'failed'])
const instant = z
  .string()
  .transform((text) => parseInstant(text))
  .refine((at) => at !== null, 'Write the moment like 2026-03-01T09:00:00Z.')
const version = z
  .string()
  .regex(/^\d{1,9}$/, 'version is a number.')
  .transform(Number)

const journeyFilter = z.object({
  ...pageQuery,
  status: status.optional(),
  nodeId: z.string().max(64).optional(),
  version: version.optional(),
})
const countsFilter = z.object({ version: version.optional(), from: instant.optional(), to: instant.optional() })
const ofVisits = 'This is of visits to a node: name it in `visited`.'
const flowJourneyFilter = z
  .object({
    ...journeyFilter.shape,
    visited: idInFlow
      .optional()
      .meta({ description: 'Those who came to that node. `version` is then the one in which they did.' }),
    handle: idInFlow.optional().meta({ description: 'Of visits: that left by it.' }),
    became: z
      .enum(['waiting', 'ended', 'failed'])
      .optional()
      .meta({ description: 'Of visits: that last, or ended so.' }),
    from: instant.optional().meta({ description: 'Of visits: that began then or later, to the minute.' }),
    to: instant.optional().meta({ description: 'Of visits: that began then or before, to the minute.' }),
  })
  .superRefine(({ visited, nodeId, ...filter }, { addIssue }) => {
    if (visited !== undefined && nodeId !== undefined)
      addIssue({ code: 'custom', path: ['nodeId'], message: 'Name a node in `visited` or in `nodeId`, not in both.' })
    for (const key of ['handle', 'became', 'from', 'to'] as const)
      if (visited === undefined && filter[key] !== undefined)
        addIssue({ code: 'custom', path: [key], message: ofVisits })
  })
const startBody = z.strictObject({ customerId: z.string().min(1).max(300) })

/** Where customers are in a flow, and why. */
export function journeysRoutes(deps: AppDeps) {
  const { library, journal, turns, flows } = deps

  function findJourney(id: string): Journey {
    const journey = journal.journey(id)
    if (!journey) throw notFound('journey with this id')
    return journey
  }

  const present = ({ items, next }: Page<Journey>) => ({
    items: items.map((journey) => presentJourney(journey, deps)),
    next,
  })

  const list = ({ status, nodeId, version, ...page }: z.output<typeof journeyFilter>, flowId?: string) =>
    present(journal.journeys(given({ flowId, status, nodeId, version }), pageOf(page)))

  const listOfFlow = (flowId: string, { visited, ...query }: z.output<typeof flowJourneyFilter>) => {
    if (visited === undefined) return list(query, flowId)
    const { status, handle, became, version, from, to } = query
    const visit = given({ status, handle, became, version, from: from ?? undefined, to: to ?? undefined })
    return present(journal.visitors({ ...visit, flowId, nodeId: visited }, pageOf(query)))
  }

  return new Hono()
    .get(
      '/flows/:id/counts',
      describe({ summary: 'The numbers on the canvas', tag, answer: { schema: countsAnswer }, refusals: [404, 422] }),
      queryOf(countsFilter),
      (c) => {
        const { id } = findFlow(library, c.req.param('id'))
        const { version, from, to } = c.req.valid('query')
        return sendJson(c, journal.counts(id, given({ version, from: from ?? undefined, to: to ?? undefined })))
      },
    )
    .get(
      '/flows/:id/journeys',
      describe({
        summary: 'Journeys of a flow, newest first; with `visited`, a page may be short and still have a `next`',
        tag,
        answer: { schema: listOf(journeyAnswer) },
        refusals: [404, 422],
      }),
      queryOf(flowJourneyFilter),
      (c) => sendJson(c, listOfFlow(findFlow(library, c.req.param('id')).id, c.req.valid('query'))),
    )
    .post(
      '/flows/:id/start',
      describe({
        summary: 'Start a live flow for a customer, at its "Started by hand or flow"',
        tag,
        body: startBody,
        answer: { status: 201, schema: journeyAnswer },
        refusals: [404, 409, 422],
      }),
      jsonBody(startBody),
      async (c) => {
        const { id: flowId } = findFlow(library, c.req.param('id'))
        const started = await startByHand(flowId, c.req.valid('json').customerId, turns)
        return sendJson(c, presentJourney(started, deps), 201)
      },
    )
    .post(
      '/flows/:id/retry',
      describe({
        summary: 'Try all failed journeys of a flow again, each at the node where it failed',
        tag,
        answer: { schema: retriedAnswer },
        refusals: [404],
      }),
      async (c) => {
        const { id: flowId } = findFlow(library, c.req.param('id'))
        return sendJson(c, await retryFailed(flowId, journal, turns, flows))
      },
    )
    .get(
      '/journeys',
      describe({ summary: 'Journeys of all flows, newest first', tag, answer: { schema: listOf(journeyAnswer) } }),
      queryOf(journeyFilter),
      (c) => sendJson(c, list(c.req.valid('query'))),
    )
    .get(
      '/journeys/:id',
      describe({
        summary: 'One journey with its steps and their whys',
        tag,
        answer: { schema: journeyDetailAnswer },
        refusals: [404],
      }),
      (c) => sendJson(c, presentTrail(findJourney(c.req.param('id')), deps)),
    )
    .post(
      '/journeys/:id/exit',
      describe({
        summary: 'End a journey by hand',
        tag,
        answer: { schema: journeyDetailAnswer },
        refusals: [404, 409],
      }),
      async (c) => {
        const { id: journeyId, customerId } = findJourney(c.req.param('id'))
        await turns.transact((unit) => {
          const journey = unit.tx.journey(journeyId)
          if (!journey || !isOpen(journey)) throw conflict('This journey has ended already.')
          unit.turn(customerId, { kind: 'exit', journeyId, reason: 'by-hand' })
        })
        return sendJson(c, presentTrail(findJourney(journeyId), deps))
      },
    )
    .post(
      '/journeys/:id/retry',
      describe({
        summary: 'Try a failed journey again, at the node where it failed',
        tag,
        answer: { schema: journeyDetailAnswer },
        refusals: [404, 409],
      }),
      async (c) => {
        const { id } = findJourney(c.req.param('id'))
        await retryJourney(id, turns, flows)
        return sendJson(c, presentTrail(findJourney(id), deps))
      },
    )
}

/** Without the keys that were not given: a filter names only what it filters by. */
function given<T extends Record<string, unknown>>(filter: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  // Exactly the entries that are not undefined are left.
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}
