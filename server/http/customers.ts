import { Hono } from 'hono'
import { z } from 'zod'
import { customerAnswer, eventAnswer, listOf } from '../../shared/api/answers.ts'
import { customerJourneyAnswer } from '../../shared/api/journeyAnswers.ts'
import type { Customer } from '../../shared/customer/customer.ts'
import { notFound } from '../refusals.ts'
import type { AppDeps } from './deps.ts'
import { describe } from './describe.ts'
import { pageById } from './pageThrough.ts'
import { presentCustomer, presentEvent } from './present/presentCustomer.ts'
import { presentLeftOut } from './present/presentLeftOut.ts'
import { pageOf, pageQuery, queryOf } from './query.ts'
import { sendJson } from './sendJson.ts'

const tag = 'Customers'
const listQuery = z.object({
  ...pageQuery,
  search: z.string().max(200).optional(),
  segment: z.string().max(64).optional(),
})
const page = z.object(pageQuery)
const recentQuery = z.object({ ...pageQuery, event: z.string().max(200).optional() })

/** The customers and what they did. */
export function customersRoutes(deps: AppDeps) {
  const { journal, turns, clock, workspace } = deps

  function findCustomer(id: string): Customer {
    const customer = journal.customer(journal.resolveId(id))
    if (!customer) throw notFound('customer with this id')
    return customer
  }

  return new Hono()
    .get(
      '/customers',
      describe({
        summary: 'Customers, newest first',
        tag,
        answer: { schema: listOf(customerAnswer) },
        refusals: [422],
      }),
      queryOf(listQuery),
      (c) => {
        const { search, segment, ...rest } = c.req.valid('query')
        const filter = { ...(search ? { search } : {}), ...(segment ? { segmentId: segment } : {}) }
        const { items, next } = journal.customers(filter, pageOf(rest))
        return sendJson(c, {
          items: items.map((customer) => presentCustomer(customer, clock.now(), workspace())),
          next,
        })
      },
    )
    .get(
      '/customers/:id',
      describe({ summary: 'One customer', tag, answer: { schema: customerAnswer }, refusals: [404] }),
      (c) => sendJson(c, presentCustomer(findCustomer(c.req.param('id')), clock.now(), workspace())),
    )
    .get(
      '/customers/:id/events',
      describe({
        summary: 'What a customer did, newest first',
        tag,
        answer: { schema: listOf(eventAnswer) },
        refusals: [404],
      }),
      queryOf(page),
      (c) => {
        const { id } = findCustomer(c.req.param('id'))
        const { items, next } = journal.events(id, pageOf(c.req.valid('query')))
        return sendJson(c, { items: items.map((event) => presentEvent(id, event)), next })
      },
    )
    .get(
      '/customers/:id/journeys',
      describe({
        summary: 'The journeys of a customer, newest first, with what was left out in each',
        tag,
        answer: { schema: listOf(customerJourneyAnswer) },
        refusals: [404],
      }),
      queryOf(page),
      (c) => {
        const { id } = findCustomer(c.req.param('id'))
        const { items, next } = journal.journeys({ customerId: id }, pageOf(c.req.valid('query')))
        return sendJson(c, { items: items.map((journey) => presentLeftOut(journey, deps)), next })
      },
    )
    .delete('/customers/:id', describe({ summary: 'Erase a customer for good', tag, refusals: [404] }), async (c) => {
      const { id } = findCustomer(c.req.param('id'))
      await turns.transact(({ tx }) => tx.erase(tx.resolveId(id)))
      return c.body(null, 204)
    })
    .get(
      '/events',
      describe({
        summary: 'The latest events of the workspace',
        tag,
        answer: { schema: listOf(eventAnswer) },
        refusals: [422],
      }),
      queryOf(recentQuery),
      (c) => {
        const { event, ...rest } = c.req.valid('query')
        const read = (limit: number, before?: string) =>
          journal
            .recentEvents({ ...(event ? { event } : {}), ...(before ? { before } : {}) }, limit)
            .map((recent) => presentEvent(recent.customerId, recent.event))
        return sendJson(c, pageById(read, pageOf(rest)))
      },
    )
}
