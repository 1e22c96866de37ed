import { Hono } from 'hono'
import { z } from 'zod'
import { settingsAnswer } from '../../shared/api/answers.ts'
import { contactPolicy } from '../../shared/engine/policy/contactPolicy.ts'
import { isZone } from '../config.ts'
import { readMailbox } from '../mailAddress.ts'
import { jsonBody } from './body.ts'
import type { AppDeps } from './deps.ts'
import { describe } from './describe.ts'
import { sendJson } from './sendJson.ts'

const tag = 'Settings'

// A line break would begin another header in every mail.
const isSender = (text: string): boolean => !/\p{Cc}/u.test(text) && readMailbox(text) !== null

/** Null takes the value of the environment again, and so does an empty sender. */
const settingsBody = z.strictObject({
  timezone: z.string().refine(isZone, 'This is no time zone. Write it like Europe/Berlin.').nullable().optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'This is no currency. Write it like EUR.')
    .nullable()
    .optional(),
  mailFrom: z
    .string()
    .trim()
    .max(320)
    .refine((text) => text === '' || isSender(text), 'This is no sender. Write it like Shop <hello@shop.com>.')
    .nullable()
    .optional(),
  contactPolicy: contactPolicy.optional(),
})

/** The workspace's settings and the demo shop. */
export function settingsRoutes(deps: AppDeps) {
  const { library, journal, config, demo, workspace } = deps

  const present = () => {
    const { timezone, currency, mailFrom } = workspace()
    const settings = library.settings()
    const loaded = settings.demo !== null
    return {
      writeKey: deps.writeKey(),
      webhookSecret: deps.webhookSecret(),
      timezone,
      currency,
      mailFrom,
      contactPolicy: settings.contactPolicy,
      publicUrl: config.publicUrl ?? '',
      smtp: deps.describeMail(),
      demo: { loaded, customers: loaded ? journal.gauges().customers : 0 },
      version: config.version,
    }
  }

  return new Hono()
    .get('/settings', describe({ summary: 'Workspace settings', tag, answer: { schema: settingsAnswer } }), (c) =>
      sendJson(c, present()),
    )
    .put(
      '/settings',
      describe({
        summary: 'Change settings',
        tag,
        body: settingsBody,
        answer: { schema: settingsAnswer },
        refusals: [422],
      }),
      jsonBody(settingsBody),
      async (c) => {
        const change = Object.entries(c.req.valid('json')).filter(([, value]) => value !== undefined)
        await library.saveSettings(Object.fromEntries(change))
        // The workspace's zone is that of customers without one: their dates move with it.
        await deps.lifecycle.followZone()
        return sendJson(c, present())
      },
    )
    .post('/demo', describe({ summary: 'Load the demo shop', tag, answer: { schema: settingsAnswer } }), async (c) => {
      await demo.load()
      return sendJson(c, present())
    })
    .delete('/demo', describe({ summary: 'Remove the demo shop', tag }), async (c) => {
      await demo.remove()
      return c.body(null, 204)
    })
}
