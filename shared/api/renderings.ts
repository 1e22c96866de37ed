import { z } from 'zod'
import { channels } from '../engine/policy/contactPolicy.ts'
import { instant } from './answers.ts'

/** A message that need not be saved, and the customer who is to read it. */
export const messageToRender = z.strictObject({
  channel: z.enum(channels),
  purpose: z.enum(['marketing', 'transactional']).default('marketing'),
  parts: z
    .record(z.string(), z.string())
    .meta({ description: 'The texts by name, such as `subject` and `body`, with Liquid.' }),
  customerId: z.string().max(300),
  events: z.array(z.string()).max(100).default([]).meta({
    description:
      'What starts the flow: the newest event of the customer with one of these names is the one that the message sees.',
  }),
})
export type MessageToRender = z.input<typeof messageToRender>

/** A message as it would arrive now. */
export const messageRendering = z.object({
  to: z.string().nullable(),
  refusal: z.string().nullable().meta({ description: 'Why it would not be sent now; null where it would be.' }),
  parts: z.record(z.string(), z.string()),
  faults: z.array(z.object({ part: z.string(), message: z.string() })),
  event: z.object({ event: z.string(), timestamp: instant }).nullable(),
})
export type MessageRendering = z.infer<typeof messageRendering>
