import { z } from 'zod'

/** What `JSON.parse` can return. */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject

/** A JSON object with string keys. */
export interface JsonObject {
  [key: string]: JsonValue
}

// Everything that reaches a schema came out of JSON.parse, so it is JSON already: walking it again would only cost time.
/** Any JSON value, kept as its author wrote it. */
export const jsonValue = z.unknown() as unknown as z.ZodType<JsonValue>

/** A free-form JSON object, kept as its author wrote it. */
export const jsonObject: z.ZodType<JsonObject> = z.record(z.string(), jsonValue)
