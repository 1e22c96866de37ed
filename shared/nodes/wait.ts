import { z } from 'zod'
import { id } from '../flow/id.ts'
import { rules, where } from '../rules/rules.ts'
import { defineNode } from './defineNode.ts'

/** An arm that an event takes. */
const eventArm = z.strictObject({ id, label: z.string().default(''), event: z.string().default(''), where })

/** An arm that holds when rules about the customer do. */
const rulesArm = z.strictObject({ id, label: z.string().default(''), when: rules })

export const wait = defineNode({
  type: 'wait',
  family: 'logic',
  title: 'Wait',
  data: {
    for: z.array(z.union([eventArm, rulesArm])).default([]),
    timeout: z.string().default(''),
    mode: z.enum(['first', 'ranked']).default('first'),
    alreadyTrue: z.boolean().default(false),
  },
  initial: { for: [{ id: 'yes', label: 'They did', event: '', where: null }], timeout: 'P7D' },
  handles: (data) => [
    ...data.for.map((arm) => ({ id: arm.id, label: arm.label || arm.id })),
    { id: 'timeout', label: 'Time ran out' },
  ],
  summary: () => '',
  lacks: () => [],
})
