import { z } from 'zod'
import { jsonObject } from '../json.ts'
import { id } from './id.ts'

const givenEvent = z.strictObject({
  event: z.string(),
  properties: jsonObject.default({}),
  timestamp: z.string().optional(),
  messageId: z.string().optional(),
})

/** What a preview starts from; the very object a test in a flow is given. */
export const given = z.strictObject({
  at: z.string().optional(),
  customer: z
    .strictObject({
      id: z.string(),
      traits: jsonObject.default({}),
      tags: z.array(z.string()).default([]),
      consent: z.record(z.string(), z.boolean()).default({}),
    })
    .optional(),
  customerId: z.string().optional(),
  history: z.array(givenEvent).default([]),
  event: givenEvent.optional(),
  nodeId: z.string().optional(),
  then: z.array(z.strictObject({ after: z.string(), event: givenEvent })).default([]),
  variants: z.record(z.string(), z.string()).default({}),
})

export type Given = z.output<typeof given>
export type GivenEvent = z.output<typeof givenEvent>

/** A test that travels inside the flow. `expect` is partial: what it does not name is not tested. */
export const flowTest = z.strictObject({
  name: z.string(),
  given,
  expect: z.strictObject({
    entered: z.boolean().optional(),
    reason: z.string().optional(),
    path: z.array(id).optional(),
    effects: z.array(jsonObject).optional(),
    end: z.enum(['completed', 'exited', 'failed', 'waiting', 'not-entered']).optional(),
    endReason: z.string().optional(),
    converted: z.boolean().optional(),
  }),
})

export type FlowTest = z.output<typeof flowTest>
