import { z } from 'zod'
import { choice } from '../engine/migration.ts'
import { contactPolicy } from '../engine/policy/contactPolicy.ts'
import { flowSchema } from '../flow/flow.ts'
import { jsonObject, jsonValue } from '../json.ts'
import { segmentFile } from '../segments/segment.ts'

/** UTC with exactly three decimals and `Z`. */
export const instant = z.string()
export const count = z.number().int()

/** RFC 9457. */
export const problemDetails = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
})

/** What the check finds. */
export const problem = z.object({
  rule: z.string(),
  severity: z.enum(['error', 'warning']),
  nodeId: z.string().optional(),
  path: z.string().optional(),
  message: z.string(),
  fix: z.string().optional(),
})
export type Problem = z.infer<typeof problem>

const flowStatus = z.enum(['draft', 'live', 'paused', 'archived'])

const journeyCounts = z.object({
  entered: count,
  waiting: count,
  completed: count,
  exited: count,
  failed: count,
  converted: count,
})

const flowHead = z.object({
  id: z.string(),
  revision: count,
  status: flowStatus,
  liveVersion: count.nullable(),
  hasUnpublishedChanges: z.boolean(),
  createdAt: instant,
  updatedAt: instant,
})

export const flowAnswer = flowHead.extend({ flow: flowSchema })
export type FlowAnswer = z.infer<typeof flowAnswer>

/** A row of the Flows page; `outline` is the drawing for its thumbnail. */
export const flowListItem = flowHead.extend({
  name: z.string(),
  description: z.string(),
  tags: z.array(z.string()),
  counts: journeyCounts,
  outline: z.object({
    nodes: z.array(z.object({ id: z.string(), type: z.string(), x: z.number(), y: z.number() })),
    edges: z.array(z.object({ source: z.string(), target: z.string() })),
  }),
})
export type FlowListItem = z.infer<typeof flowListItem>

export const versionAnswer = z.object({
  version: count,
  note: z.string(),
  publishedAt: instant,
  publishedBy: z.string(),
})
export type VersionAnswer = z.infer<typeof versionAnswer>

/** Who is inside, by node of each version, and what the last publishing has still to do with them. */
export const migrationAnswer = z.object({
  /** The version that publishing the draft would make. */
  nextVersion: count,
  items: z.array(
    z.object({
      version: count,
      nodeId: z.string(),
      type: z.string(),
      label: z.string(),
      waiting: count,
      /** To the same node, where the draft still has it, else to finish. */
      suggestion: choice,
    }),
  ),
  /** Null where nothing is left to do. `left`: who stands where somebody is still to be moved or taken out. */
  underWay: z.object({ version: count, left: count }).nullable(),
})
export type MigrationAnswer = z.infer<typeof migrationAnswer>

/** The numbers on the canvas. */
export const countsAnswer = z.object({
  version: count.nullable(),
  journeys: journeyCounts,
  nodes: z.record(
    z.string(),
    z.object({ entered: count, waiting: count, left: z.record(z.string(), count), ended: count, failed: count }),
  ),
})
export type CountsAnswer = z.infer<typeof countsAnswer>

export const customerAnswer = z.object({
  id: z.string(),
  traits: jsonObject,
  tags: z.array(z.string()),
  segments: z.array(z.string()),
  consent: z.record(z.string(), z.boolean()),
  suppressed: z.array(z.string()),
  computed: z.object({
    ordersCount: count,
    totalSpent: z.number(),
    averageOrderValue: z.number().nullable(),
    firstOrderAt: instant.nullable(),
    lastOrderAt: instant.nullable(),
    daysSinceLastOrder: count.nullable(),
  }),
  /** What flows gave them. */
  rewards: z.object({ points: count, offersCount: count, lastOfferAt: instant.nullable() }),
  firstSeenAt: instant,
  lastSeenAt: instant,
})
export type CustomerAnswer = z.infer<typeof customerAnswer>

export const eventAnswer = z.object({
  id: z.string(),
  customerId: z.string(),
  event: z.string(),
  properties: jsonObject,
  timestamp: instant,
  receivedAt: instant,
  messageId: z.string().nullable(),
})
export type EventAnswer = z.infer<typeof eventAnswer>

export const deliveryAnswer = z.object({
  id: z.string(),
  key: z.string(),
  kind: z.string(),
  status: z.enum(['queued', 'sent', 'done', 'given-up', 'not-sent']),
  /** The address or URL it goes to; who is to do a task. */
  to: z.string(),
  /** The subject of a mail, the method of a webhook, what an offer or a task is about. */
  title: z.string(),
  body: jsonObject,
  customerId: z.string(),
  customerName: z.string().nullable(),
  journeyId: z.string(),
  flowId: z.string(),
  flowName: z.string().nullable(),
  nodeId: z.string(),
  attempts: z.array(z.object({ at: instant, result: z.string(), response: z.string() })),
  /** When it is tried next. Null for what is queued: it waits for somebody to see to it. */
  nextAt: instant.nullable(),
  createdAt: instant,
  updatedAt: instant,
})
export type DeliveryAnswer = z.infer<typeof deliveryAnswer>

/** A segment with its size. */
export const segmentAnswer = segmentFile.extend({
  id: z.string(),
  /** How many are in it. */
  customers: count,
  /** False while customers are being sorted by rules that were changed: until then the size may grow or shrink. */
  isSettled: z.boolean(),
})
export type SegmentAnswer = z.infer<typeof segmentAnswer>

/** How many customers rules match, with a few of them. */
export const segmentCount = z.object({ customers: count, examples: z.array(customerAnswer) })
export type SegmentCount = z.infer<typeof segmentCount>

/** One field that rules and templates can use. */
const fieldAnswer = z.object({
  field: z.string(),
  label: z.string(),
  group: z.string(),
  type: z.enum(['text', 'number', 'boolean', 'date', 'list', 'any']),
  unit: z.string().nullable().meta({ description: 'In what it is counted; `money` is the currency of the workspace.' }),
  events: z.array(z.string()).meta({ description: 'For `event.properties.*`: the events it was seen on.' }),
  examples: z.array(jsonValue),
  presence: z.number().nullable().meta({
    description:
      'The share of those looked at that have it, 0 to 1: of the newest customers, or of the event that has it most often. Null: nobody looked.',
  }),
  presenceOn: z.record(z.string(), z.number()).meta({
    description: 'For `event.properties.*`: the share of the newest events of each name that have it, 0 to 1.',
  }),
})
export type FieldAnswer = z.infer<typeof fieldAnswer>

export const fieldsAnswer = z.object({
  fields: z.array(fieldAnswer),
  events: z.array(z.object({ event: z.string(), count })),
  /** With `?field=`: its most frequent values. */
  values: z.array(jsonValue),
  /** What people call those of the values that are ids. */
  names: z.record(z.string(), z.string()),
})
export type FieldsAnswer = z.infer<typeof fieldsAnswer>

export const settingsAnswer = z.object({
  writeKey: z.string(),
  webhookSecret: z.string(),
  timezone: z.string(),
  currency: z.string(),
  mailFrom: z.string(),
  contactPolicy,
  publicUrl: z.string(),
  smtp: z.object({ ready: z.boolean(), text: z.string() }),
  demo: z.object({ loaded: z.boolean(), customers: count }),
  version: z.string(),
})
export type SettingsAnswer = z.infer<typeof settingsAnswer>

/** A flow template; `shipped` ones come with the product. */
export const templateAnswer = z.object({ id: z.string(), shipped: z.boolean(), flow: flowSchema })
export type TemplateAnswer = z.infer<typeof templateAnswer>

/** The body of every list. */
export const listOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() })
export interface List<T> {
  items: T[]
  next: string | null
}
