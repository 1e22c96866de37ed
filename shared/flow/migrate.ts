import type { JsonObject } from '../json.ts'
import { flowFormat } from './flow.ts'

/** Each format that is read, with what turns its files into today's. */
const readers: Readonly<Record<string, (file: JsonObject) => JsonObject>> = {
  [flowFormat]: (file) => file,
}

/** Brings a flow file of any known format to today's; null where the format is none that is read. */
export function migrate(file: JsonObject): JsonObject | null {
  const { format } = file
  if (typeof format !== 'string' || !Object.hasOwn(readers, format)) return null
  return readers[format]?.(file) ?? null
}

/** The formats that are read, for an error message. */
export const readableFormats: readonly string[] = Object.keys(readers)
