import { z } from 'zod'
import { flowSchema } from './flow.ts'

/**
 * The JSON Schema (2020-12) of a flow file as authors write it: what has a default may be left out. Made from the one schema, so it cannot drift.
 * Unique ids and edges between existing nodes are beyond what a JSON Schema can say.
 */
export function flowJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(flowSchema, { io: 'input' })
  return {
    $schema,
    $id: 'runnel.flow/1',
    title: 'Runnel flow, version 1',
    ...schema,
  }
}
