import { z } from 'zod'

/** A parsed value as its schema would list it, defaults left out: a walk over the kinds of schema that the team's files are made of. */
export function inSchemaOrder(schema: z.core.$ZodType, value: unknown): unknown {
  if (schema instanceof z.ZodLazy) return inSchemaOrder(schema.unwrap(), value)
  if (schema instanceof z.ZodNullable) return value === null ? null : inSchemaOrder(schema.unwrap(), value)
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return inSchemaOrder(schema.unwrap(), value)
  }
  if (schema instanceof z.ZodArray) return listOf(value).map((member) => inSchemaOrder(schema.element, member))
  if (schema instanceof z.ZodObject) return objectInOrder(schema, value)
  if (schema instanceof z.ZodUnion) return inSchemaOrder(optionFor(schema, value), value)
  return value
}

function objectInOrder(schema: z.ZodObject, value: unknown): Record<string, unknown> {
  const given = new Map(Object.entries(Object(value)))
  const ordered: Record<string, unknown> = {}
  for (const [key, member] of Object.entries(schema.shape)) {
    const written = given.get(key)
    if (written !== undefined && !isDefault(member, written)) ordered[key] = inSchemaOrder(member, written)
  }
  return ordered
}

function optionFor(schema: z.ZodUnion, value: unknown): z.core.$ZodType {
  const option = schema.options.find((candidate) => z.safeParse(candidate, value).success)
  if (!option) throw new Error('A value that no option of its schema takes: it was not parsed.')
  return option
}

function isDefault(schema: z.core.$ZodType, value: unknown): boolean {
  return schema instanceof z.ZodDefault && JSON.stringify(schema.def.defaultValue) === JSON.stringify(value)
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
