import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { choices } from '../../shared/engine/migration.ts'
import { contactPolicy, noContactPolicy } from '../../shared/engine/policy/contactPolicy.ts'
import { segmentFile } from '../../shared/segments/segment.ts'

const event = z.strictObject({
  event: z.string(),
  properties: z.record(z.string(), z.unknown()).default({}),
  timestamp: z.string().optional(),
  messageId: z.string().optional(),
})

/** What happens at a moment: an event, an identify, or somebody pausing, resuming, starting or ending something. */
const moment = z.strictObject({
  at: z.string(),
  event: event.optional(),
  identify: z
    .strictObject({
      traits: z.record(z.string(), z.unknown()).optional(),
      tags: z.array(z.string()).optional(),
      consent: z.record(z.string(), z.boolean()).optional(),
    })
    .optional(),
  pause: z.string().optional(),
  resume: z.string().optional(),
  archive: z.string().optional(),
  start: z.string().optional(),
  /** The journey that is ended by hand: the nth of the scenario, from 1. */
  exit: z.number().optional(),
  /** A further version of a flow, and what becomes of those inside. */
  publish: z.strictObject({ flow: z.string(), file: z.unknown(), migrate: choices.default({}) }).optional(),
  /** The journey that is tried again by hand: the nth of the scenario. */
  retry: z.number().optional(),
  /** What became of the delivery that the nth journey waits for. */
  delivery: z.strictObject({ journey: z.number(), succeeded: z.boolean() }).optional(),
})

/** One journey that is expected. What is not named is not tested. */
const expectedJourney = z.strictObject({
  flow: z.string().optional(),
  version: z.number().optional(),
  /** The steps in order: `node handle`, `node` alone where the handle is null, with ` at <instant>` and ` until <instant>` where they matter. */
  trail: z.array(z.string()).optional(),
  end: z.enum(['completed', 'exited', 'failed', 'waiting', 'ready']).optional(),
  endReason: z.string().nullable().optional(),
  outcome: z.string().nullable().optional(),
  converted: z.boolean().optional(),
  value: z.number().nullable().optional(),
  key: z.string().nullable().optional(),
  effects: z.array(z.record(z.string(), z.unknown())).optional(),
})

/** A flow or several, one customer, what happens over time, and what must come of it. */
const scenarioSchema = z.strictObject({
  name: z.string(),
  flows: z.record(z.string(), z.unknown()),
  customer: z
    .strictObject({
      id: z.string(),
      traits: z.record(z.string(), z.unknown()).default({}),
      tags: z.array(z.string()).default([]),
      consent: z.record(z.string(), z.boolean()).default({}),
    })
    .default({ id: 'c1', traits: {}, tags: [], consent: {} }),
  contactPolicy: contactPolicy.default(noContactPolicy),
  /** By id. */
  segments: z.record(z.string(), segmentFile).default({}),
  timeline: z.array(moment),
  /** The clock stops there. */
  until: z.string(),
  expect: z.strictObject({
    journeys: z.array(expectedJourney).optional(),
    /** `flow reason` of every beginning that was refused, in order. */
    notEntered: z.array(z.string()).optional(),
    customer: z
      .strictObject({
        traits: z.record(z.string(), z.unknown()).optional(),
        tags: z.array(z.string()).optional(),
        ordersCount: z.number().optional(),
        totalSpent: z.number().optional(),
        points: z.number().optional(),
        offersCount: z.number().optional(),
        lastOfferAt: z.number().optional(),
        segments: z.array(z.string()).optional(),
      })
      .optional(),
    /** Names of all events in the order in which they joined the history. */
    events: z.array(z.string()).optional(),
  }),
})

export type Scenario = z.output<typeof scenarioSchema>
export type Moment = Scenario['timeline'][number]
export type ExpectedJourney = NonNullable<Scenario['expect']['journeys']>[number]

/** All scenarios of this folder; a file with an unknown key is refused. */
export function readScenarios(): { file: string; scenario: Scenario }[] {
  return readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => {
      const text = readFileSync(join(import.meta.dirname, file), 'utf8')
      return { file, scenario: scenarioSchema.parse(JSON.parse(text)) }
    })
}
