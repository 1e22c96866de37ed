import { z } from 'zod'
import { jsonObject } from '../json.ts'
import { count, instant } from './answers.ts'

/** An effect as the preview and a journey show it; in a journey `delivery` says what became of it. */
const effectAnswer = z.looseObject({
  nodeId: z.string(),
  kind: z.string(),
  key: z.string(),
  status: z.enum(['would-send', 'would-do', 'held', 'skipped']),
  reason: z.string().optional(),
  delivery: z.object({ id: z.string(), status: z.string() }).optional(),
})
export type EffectAnswer = z.infer<typeof effectAnswer>

/** `why` is the record (see why.ts), `says` the sentences made from it. */
const stepAnswer = z.object({
  nodeId: z.string(),
  type: z.string(),
  at: instant,
  handle: z.string().nullable(),
  until: instant.nullable(),
  why: z.array(jsonObject),
  says: z.array(z.string()),
  effects: z.array(effectAnswer),
})
export type StepAnswer = z.infer<typeof stepAnswer>

export const previewAnswer = z.object({
  entered: z.boolean(),
  reason: z.string().optional(),
  /** Why it was not entered, as sentences. */
  says: z.array(z.string()),
  steps: z.array(stepAnswer),
  end: z.enum(['completed', 'exited', 'failed', 'waiting', 'not-entered']),
  endedAt: instant.nullable(),
  endReason: z.string().optional(),
  converted: z.boolean(),
})
export type PreviewAnswer = z.infer<typeof previewAnswer>

export const testResult = z.object({
  name: z.string(),
  passed: z.boolean(),
  failures: z.array(z.string()),
  preview: previewAnswer,
})
export type TestResult = z.infer<typeof testResult>

export const journeyAnswer = z.object({
  id: z.string(),
  flowId: z.string(),
  /** Null where the flow was deleted. */
  flowName: z.string().nullable(),
  version: count,
  customerId: z.string(),
  /** What people call the customer (nameOf); null where we were told no name. */
  customerName: z.string().nullable(),
  status: z.enum(['ready', 'waiting', 'completed', 'exited', 'failed']),
  startedAt: instant,
  endedAt: instant.nullable(),
  endReason: z.string().nullable(),
  outcome: z.enum(['won', 'lost', 'neutral']).nullable(),
  /** Where it waits. */
  nodeId: z.string().nullable(),
  nodeLabel: z.string().nullable(),
  until: instant.nullable(),
  converted: z.boolean(),
})
export type JourneyAnswer = z.infer<typeof journeyAnswer>

/** A journey beside all else that its customer did: with what it asked for and what was left out, e.g. a mail without consent, and why. */
export const customerJourneyAnswer = journeyAnswer.extend({
  /** `nodeLabel`: null where the node is no longer drawn. */
  leftOut: z.array(z.object({ at: instant, nodeLabel: z.string().nullable(), effect: effectAnswer })),
})
export type CustomerJourneyAnswer = z.infer<typeof customerJourneyAnswer>

/** One journey with its steps in the preview's shape, and the names of the nodes of its version. */
export const journeyDetailAnswer = journeyAnswer.extend({
  event: z.object({ event: z.string(), properties: jsonObject, timestamp: instant }).nullable(),
  steps: z.array(stepAnswer),
  /** The customer's time zone, in which the sentences of the steps speak. */
  zone: z.string(),
  nodeLabels: z.record(z.string(), z.string()),
})
export type JourneyDetailAnswer = z.infer<typeof journeyDetailAnswer>

/** What came of trying a flow's failed journeys again. `refused`: may not go on now. */
export const retriedAnswer = z.object({ goOn: count, failedAgain: count, refused: count })
export type RetriedAnswer = z.infer<typeof retriedAnswer>
