import fc from 'fast-check'
import { z } from 'zod'
import { flowSchema } from '../../shared/flow/flow.ts'
import { nodeTypes } from '../../shared/nodes/index.ts'

/** Anything that a schema takes as input; deep rules are cut off. */
function arbitraryOf(schema: z.core.$ZodType, depth = 0): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodLazy) return arbitraryOf(schema.unwrap(), depth + 1)
  if (schema instanceof z.ZodNullable) return fc.option(arbitraryOf(schema.unwrap(), depth), { nil: null })
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional) {
    return arbitraryOf(schema.unwrap(), depth)
  }
  if (schema instanceof z.ZodUnion) return fc.oneof(...schema.options.map((option) => arbitraryOf(option, depth)))
  if (schema instanceof z.ZodObject) return objectOf(schema, depth)
  if (schema instanceof z.ZodArray) return listOf(schema, depth)
  if (schema instanceof z.ZodRecord) return fc.dictionary(fc.string(), arbitraryOf(schema.valueType, depth))
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...Object.values(schema.enum))
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values)
  if (schema instanceof z.ZodString) return textOf(schema)
  if (schema instanceof z.ZodNumber) return fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
  if (schema instanceof z.ZodBoolean) return fc.boolean()
  return fc.jsonValue()
}

const ids = fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/)

const textOf = (schema: z.ZodString): fc.Arbitrary<string> =>
  schema.def.checks?.length ? ids : fc.oneof(fc.constantFrom('', 'P1D', 'Order Completed', '{{ a }}'), fc.string())

function objectOf(schema: z.ZodObject, depth: number): fc.Arbitrary<unknown> {
  const shape = Object.entries(schema.shape)
  const required = shape.filter(([, member]) => !z.safeParse(member, undefined).success).map(([key]) => key)
  const members = shape.map(([key, member]) => [key, arbitraryOf(member, depth)])
  // Object.fromEntries forgets the keys, so fast-check cannot know that these are among them.
  return fc.record(Object.fromEntries(members), { requiredKeys: required as never[] })
}

function listOf(schema: z.ZodArray, depth: number): fc.Arbitrary<unknown[]> {
  if (depth > 2) return fc.constant([])
  const member = arbitraryOf(schema.element, depth)
  const hasId = schema.element instanceof z.ZodObject && 'id' in schema.element.shape
  const isUnion = schema.element instanceof z.ZodUnion
  return hasId || isUnion
    ? fc.uniqueArray(member, { maxLength: 3, selector: (each) => (each as { id?: unknown }).id ?? each }) // members of the format's lists are objects
    : fc.array(member, { maxLength: 3 })
}

/** A flow file of nodes of all types, wired at random: everything that the schema takes, finished or not. */
export const arbitraryFlowFile: fc.Arbitrary<object> = fc.uniqueArray(ids, { maxLength: 8 }).chain((nodeIds) =>
  fc.record({
    format: fc.constant('runnel.flow/1'),
    name: fc.string(),
    description: fc.string(),
    tags: fc.array(fc.string(), { maxLength: 2 }),
    settings: arbitraryOf(flowSchema.shape.settings),
    nodes: fc.tuple(...nodeIds.map(nodeOf)),
    edges: nodeIds.length === 0 ? fc.constant([]) : edgesOf(nodeIds),
    tests: arbitraryOf(flowSchema.shape.tests),
  }),
)

const nodeOf = (id: string) =>
  fc.constantFrom(...nodeTypes).chain(({ type, schema }) =>
    fc.record(
      {
        id: fc.constant(id),
        type: fc.constant(type),
        position: fc.record({ x: fc.integer(), y: fc.integer() }),
        data: arbitraryOf(schema),
      },
      { requiredKeys: ['id', 'type'] },
    ),
  )

const edgesOf = (nodeIds: readonly string[]) =>
  fc.uniqueArray(
    fc.record({
      id: ids,
      source: fc.constantFrom(...nodeIds),
      sourceHandle: fc.oneof(fc.constantFrom('out', 'else', 'timeout'), ids),
      target: fc.constantFrom(...nodeIds),
    }),
    { maxLength: 12, selector: (edge) => edge.id },
  )
