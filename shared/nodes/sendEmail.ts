import { z } from 'zod'
import { defineNode } from './defineNode.ts'
import { sending } from './sending.ts'

export const sendEmail = defineNode({
  type: 'sendEmail',
  family: 'action',
  title: 'Email',
  effect: 'email',
  data: {
    subject: z.string().default(''),
    body: z.string().default(''),
    from: z.string().optional(),
    ...sending,
  },
  initial: { subject: '', body: '' },
  handles: () => [{ id: 'out', label: '' }],
  summary: () => '',
  lacks: () => [],
})
