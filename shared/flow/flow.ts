import { z } from 'zod'
import type { Definition, NodeType } from '../nodes/index.ts'
import { nodeTypes } from '../nodes/index.ts'
import { where } from '../rules/rules.ts'
import { flowTest } from './flowTest.ts'
import { id } from './id.ts'

/** The only format that is written; older ones are migrated on reading. */
export const flowFormat = 'runnel.flow/1'

/** The most nodes that one flow may have. */
const maxNodes = 6000

/** Pixels on the canvas. */
export interface NodePosition {
  x: number
  y: number
}

const position = z.strictObject({ x: z.number(), y: z.number() })

/** One node: React Flow's shape, with settings typed by `type`. */
export type FlowNode<T extends NodeType = NodeType> = {
  [D in Definition as D['type']]: { id: string; type: D['type']; position: NodePosition; data: z.output<D['schema']> }
}[T]

const nodeSchemas = nodeTypes.map((definition) =>
  z.strictObject({
    id,
    type: z.literal(definition.type),
    position: position.optional(),
    data: (definition.schema as z.ZodType).prefault({}),
  }),
)

// A tuple mapped to schemas loses its types; FlowNode derives them from the same tuple. A file may leave a position out:
// parseFlow lays it out, so that a parsed node always has one.
const node = z.discriminatedUnion(
  'type',
  nodeSchemas as unknown as [(typeof nodeSchemas)[number]],
) as unknown as z.ZodType<FlowNode>

/** One edge, from a handle of one node to another node. */
export interface FlowEdge {
  id: string
  source: string
  sourceHandle: string
  target: string
}

const edge = z.strictObject({ id, source: z.string(), sourceHandle: z.string(), target: z.string() })

const settings = z.strictObject({
  reentry: z.union([z.enum(['never', 'always']), z.strictObject({ after: z.string() })]),
  concurrent: z.union([z.literal('no'), z.strictObject({ per: z.string() })]).default('no'),
  audience: where,
  exits: z
    .array(z.strictObject({ id, label: z.string().default(''), event: z.string().default(''), where }))
    .default([]),
  goal: z
    .strictObject({
      event: z.string().default(''),
      where,
      within: z.string().default(''),
      value: z.string().optional(),
    })
    .nullable()
    .default(null),
  maxEventAge: z.string().default('P1D'),
  priority: z.number().default(5),
})

export type FlowSettings = z.output<typeof settings>

/** The flow file. Shape only: what a marketer may leave undone is an error of the check, not of this schema. */
export const flowSchema = z.strictObject({
  format: z.literal(flowFormat),
  name: z.string(),
  description: z.string().default(''),
  tags: z.array(z.string()).default([]),
  settings,
  nodes: z.array(node).max(maxNodes, `A flow has at most ${maxNodes} nodes.`),
  edges: z.array(edge),
  tests: z.array(flowTest).default([]),
})

/** The document a marketer draws. */
export type Flow = z.output<typeof flowSchema>
