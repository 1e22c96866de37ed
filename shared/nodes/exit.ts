import { z } from 'zod'
import { stop } from '../engine/outcome.ts'
import { defineNode } from './defineNode.ts'

/** Where a drawing ends, classed as a marketer likes to count it. */
export const exit = defineNode({
  type: 'exit',
  family: 'logic',
  title: 'Exit',
  data: { outcome: z.enum(['won', 'lost', 'neutral']).default('neutral') },
  initial: { outcome: 'neutral' },
  handles: () => [],
  disabledHandle: () => null,
  summary: ({ outcome }) => `Ends here, ${outcome}`,
  lacks: () => [],
  compile: ({ outcome }) => ({
    kind: 'step',
    enter: () => stop('completed', { outcome, why: [] }),
  }),
})
