import { z } from 'zod'
import type { JsonObject } from '../../../shared/json.ts'

const maxEventName = 200
const maxId = 255

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
const control = /[\u0000-\u001f\u007f]/

const plainText = (max: number, what: string) =>
  z
    .string()
    .max(max, `${what} has at most ${max} characters.`)
    .refine((text) => !control.test(text), `${what} has no control characters.`)
    // Stored as UTF-8, halves of characters all become the same sign, and with it different ids the same customer.
    .refine((text) => text.isWellFormed(), `${what} has no halves of characters.`)

/** Some shops number their customers; the id is text all the same. Empty text is no id. */
const id = (what: string) =>
  z.union([plainText(maxId, what), z.number().transform(String)], `${what} is text.`).nullish()

/** Taken as it is: JSON.parse made it, and copying it would only cost time. */
const object = (what: string) =>
  z
    .custom<JsonObject>(
      (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
      `${what} is an object.`,
    )
    .meta({ type: 'object' })
    .nullish()

const base = {
  messageId: plainText(maxId, 'messageId').nullish(),
  timestamp: z.string('timestamp is text such as 2026-03-01T09:00:00.000Z.').nullish(),
  originalTimestamp: z.string('originalTimestamp is text such as 2026-03-01T09:00:00.000Z.').nullish(),
  sentAt: z.unknown().optional(),
  context: z.unknown().optional(),
}

const someone = { userId: id('userId'), anonymousId: id('anonymousId') }

const eventName = plainText(maxEventName, 'An event name').min(1, 'Name the event.')

/** What each call of the intake takes; fields that are not named are ignored, as Segment does. */
export const callSchemas = {
  identify: z.object({ ...base, ...someone, traits: object('traits') }),
  track: z.object({ ...base, ...someone, event: eventName, properties: object('properties') }),
  page: z.object({
    ...base,
    ...someone,
    name: z.string().nullish(),
    category: z.string().nullish(),
    properties: object('properties'),
  }),
  screen: z.object({
    ...base,
    ...someone,
    name: z.string().nullish(),
    category: z.string().nullish(),
    properties: object('properties'),
  }),
  group: z.object({ ...base, ...someone, groupId: id('groupId'), traits: object('traits') }),
  alias: z.object({ ...base, previousId: id('previousId'), userId: id('userId') }),
}

export type CallType = keyof typeof callSchemas
export type CallBody<T extends CallType = CallType> = { [K in T]: z.output<(typeof callSchemas)[K]> }[T]

export const isCallType = (type: unknown): type is CallType =>
  typeof type === 'string' && Object.hasOwn(callSchemas, type)

/** All calls in one. */
export const batchSchema = z.object({
  batch: z.array(z.unknown(), 'batch is a list of calls.'),
  sentAt: z.unknown().optional(),
  context: z.unknown().optional(),
})

const writeKey = { writeKey: z.string().optional() }

/** The bodies as the documentation shows them. */
export const documented: Readonly<Record<CallType | 'batch', z.ZodType>> = {
  identify: callSchemas.identify.extend(writeKey),
  track: callSchemas.track.extend(writeKey),
  page: callSchemas.page.extend(writeKey),
  screen: callSchemas.screen.extend(writeKey),
  group: callSchemas.group.extend(writeKey),
  alias: callSchemas.alias.extend(writeKey),
  batch: batchSchema.extend(writeKey),
}
