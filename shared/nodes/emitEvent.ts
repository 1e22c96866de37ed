import { z } from 'zod'
import { leave } from '../engine/outcome.ts'
import { jsonObject } from '../json.ts'
import { defineNode } from './defineNode.ts'
import { fillInObject } from './fillIn.ts'
import { lackIf, lackInLiquid } from './lacking.ts'

/** Emits an event of the customer, which other flows can start on. */
export const emitEvent = defineNode({
  type: 'emitEvent',
  family: 'action',
  title: 'Emit event',
  effect: 'event',
  data: { event: z.string().default(''), properties: jsonObject.default({}) },
  initial: { event: '', properties: {} },
  handles: () => [{ id: 'out', label: '' }],
  summary: ({ event }) => `Emits the event ${event}`,
  lacks: ({ event, properties }) => [
    ...lackIf(event === '', ['event'], 'Name the event to emit.'),
    ...lackInLiquid(properties, ['properties']),
  ],
  compile({ event, ...data }) {
    const properties = fillInObject(data.properties)
    return {
      kind: 'step',
      enter(world) {
        const { nodeId, key } = world
        const effect = { nodeId, kind: 'event', key, status: 'would-do', event, properties: properties(world) } as const
        return leave('out', { why: [], effects: [effect] })
      },
    }
  },
})
