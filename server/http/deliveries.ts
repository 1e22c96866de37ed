import { Hono } from 'hono'
import { z } from 'zod'
import { deliveryAnswer, listOf } from '../../shared/api/answers.ts'
import type { DeliveryRecord } from '../ports/journal.ts'
import { notFound } from '../refusals.ts'
import type { AppDeps } from './deps.ts'
import { describe } from './describe.ts'
import { sendMailPage } from './mailPage.ts'
import { presentDelivery } from './present/presentDelivery.ts'
import { pageOf, pageQuery, queryOf } from './query.ts'
import { sendJson } from './sendJson.ts'

const tag = 'Deliveries'
const listQuery = z.object({
  ...pageQuery,
  status: z.enum(['queued', 'sent', 'done', 'given-up', 'not-sent']).optional(),
  customerId: z.string().max(300).optional(),
  flowId: z.string().max(64).optional(),
  journeyId: z.string().max(64).optional(),
})

/** The outbox. */
export function deliveriesRoutes(deps: AppDeps) {
  const { journal, outbox, renderMail } = deps

  function findDelivery(id: string): DeliveryRecord {
    const delivery = journal.delivery(id)
    if (!delivery) throw notFound('delivery with this id')
    return delivery
  }

  return new Hono()
    .get(
      '/deliveries',
      describe({
        summary: 'Deliveries, newest first',
        tag,
        answer: { schema: listOf(deliveryAnswer) },
        refusals: [422],
      }),
      queryOf(listQuery),
      (c) => {
        const { status, customerId, flowId, journeyId, ...page } = c.req.valid('query')
        const filter = {
          ...(status ? { status } : {}),
          ...(customerId ? { customerId: journal.resolveId(customerId) } : {}),
          ...(flowId ? { flowId } : {}),
          ...(journeyId ? { journeyId } : {}),
        }
        const { items, next } = journal.deliveries(filter, pageOf(page))
        return sendJson(c, { items: items.map((delivery) => presentDelivery(delivery, deps)), next })
      },
    )
    .get(
      '/deliveries/:id',
      describe({ summary: 'One delivery with its attempts', tag, answer: { schema: deliveryAnswer }, refusals: [404] }),
      (c) => sendJson(c, presentDelivery(findDelivery(c.req.param('id')), deps)),
    )
    .get(
      '/deliveries/:id/rendering',
      describe({
        summary: 'A mail as its reader sees it',
        tag,
        answer: { schema: z.string(), media: 'text/html' },
        refusals: [404],
      }),
      (c) => {
        const { body } = findDelivery(c.req.param('id'))
        if (body.kind !== 'email') throw notFound('mail in this delivery')
        return sendMailPage(c, renderMail(body.body))
      },
    )
    .post(
      '/deliveries/:id/retry',
      describe({ summary: 'Try it again, now', tag, answer: { schema: deliveryAnswer }, refusals: [404, 409] }),
      async (c) => sendJson(c, presentDelivery(await outbox.retry(c.req.param('id')), deps)),
    )
    .post(
      '/deliveries/:id/done',
      describe({
        summary: 'Say that a task or an offer was seen to',
        tag,
        answer: { schema: deliveryAnswer },
        refusals: [404, 409],
      }),
      async (c) => sendJson(c, presentDelivery(await outbox.done(c.req.param('id')), deps)),
    )
    .get(
      '/mailbox',
      describe({ summary: 'Mails that had nowhere to go', tag, answer: { schema: listOf(deliveryAnswer) } }),
      queryOf(z.object(pageQuery)),
      (c) => {
        const { items, next } = journal.deliveries({ status: 'not-sent' }, pageOf(c.req.valid('query')))
        return sendJson(c, { items: items.map((delivery) => presentDelivery(delivery, deps)), next })
      },
    )
}
