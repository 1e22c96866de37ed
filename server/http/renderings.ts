import { Hono } from 'hono'
import { z } from 'zod'
import type { MessageRendering } from '../../shared/api/renderings.ts'
import { messageRendering, messageToRender } from '../../shared/api/renderings.ts'
import { instantToIso, zoneOf } from '../../shared/engine/calendar.ts'
import { sayPolicy } from '../../shared/engine/explain/sayPolicy.ts'
import { askPolicy } from '../../shared/engine/policy.ts'
import type { Scope } from '../../shared/engine/world.ts'
import { liquidLimits } from '../../shared/messages/liquidLimits.ts'
import { renderParts } from '../../shared/messages/renderParts.ts'
import { notFound } from '../refusals.ts'
import { formBody, jsonBody } from './body.ts'
import type { AppDeps } from './deps.ts'
import { describe } from './describe.ts'
import { sendMailPage } from './mailPage.ts'
import { sendJson } from './sendJson.ts'

const tag = 'Renderings'
const newestEvents = 200

/** Every part may be as long as a template may; a character may take four bytes, and three more in a form. */
const limitBytes = liquidLimits.templateCharacters * 4 * 3

/** Messages as one customer would get them, while they are written. Nothing is stored and nothing is sent. */
export function renderingsRoutes({ journal, clock, workspace, renderMail }: AppDeps) {
  function render({ channel, purpose, parts, customerId, events }: z.output<typeof messageToRender>): MessageRendering {
    const scope = scopeOf(customerId, events)
    const { customer, event } = scope
    const policy = askPolicy(channel, purpose, {
      ...scope,
      sentSince: (from) => journal.sentSince(customer.id, from),
    })
    const { zone } = zoneOf(customer, scope.workspace)
    const templates = channel === 'email' ? { ...parts, from: parts.from || scope.workspace.mailFrom } : parts
    return {
      to: policy.why.address,
      refusal: policy.status === 'skipped' ? sayPolicy(policy.why, { zone }) : null,
      ...renderParts(channel, templates, scope),
      event: event && { event: event.event, timestamp: instantToIso(event.timestamp) },
    }
  }

  function scopeOf(id: string, events: readonly string[]): Scope {
    const customer = journal.customer(journal.resolveId(id))
    if (!customer) throw notFound('customer with this id')
    const newest = events.length > 0 ? journal.events(customer.id, { limit: newestEvents }).items : []
    return {
      now: clock.now(),
      workspace: workspace(),
      customer,
      event: newest.find(({ event }) => events.includes(event)) ?? null,
      journey: null,
      history: journal.history(customer.id),
    }
  }

  return new Hono()
    .post(
      '/renderings',
      describe({
        summary: 'A message that need not be saved, as one customer would get it now',
        tag,
        body: messageToRender,
        answer: { schema: messageRendering },
        refusals: [400, 404, 413, 422],
      }),
      jsonBody(messageToRender, limitBytes),
      (c) => sendJson(c, render(c.req.valid('json'))),
    )
    .post(
      '/renderings/mail',
      describe({
        summary:
          'The same for an email, as the page that its reader sees; the message as JSON in the field `message` of a form',
        tag,
        answer: { schema: z.string(), media: 'text/html' },
        refusals: [400, 404, 413, 422],
      }),
      formBody('message', messageToRender, limitBytes),
      (c) => sendMailPage(c, renderMail(render(c.req.valid('form')).parts.body ?? '')),
    )
}
