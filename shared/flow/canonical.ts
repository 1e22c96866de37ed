import { z } from 'zod'
import type { Flow } from './flow.ts'
import { flowSchema } from './flow.ts'

/**
 * Writes the canonical flow file: keys in the schema's order, nodes and edges by id (code points), free-form objects as their author wrote them,
 * defaults left out, two spaces, one newline at the end. Two flows that mean the same give the same bytes, so a diff shows only what changed.
 */
export function writeFlow(flow: Flow): string {
  const sorted = { ...flow, nodes: byId(flow.nodes), edges: byId(flow.edges) }
  return `${JSON.stringify(inSchemaOrder(flowSchema, sorted), null, 2)}\n`
}

function byId<T extends { id: string }>(items: readonly T[]): T[] {
  // Ids are ASCII, where `<` compares code points.
  return [...items].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}

/** The value as its schema would list it; a walk over the kinds of schema that the flow format is made of. */
function inSchemaOrder(schema: z.core.$ZodType, value: unknown): unknown {
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
  if (!option) throw new Error('A value that no option of its schema takes: the flow was not parsed.')
  return option
}

function isDefault(schema: z.core.$ZodType, value: unknown): boolean {
  return schema instanceof z.ZodDefault && JSON.stringify(schema.def.defaultValue) === JSON.stringify(value)
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
