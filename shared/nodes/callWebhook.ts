import { z } from 'zod'
import { defineNode } from './defineNode.ts'

export const callWebhook = defineNode({
  type: 'callWebhook',
  family: 'action',
  title: 'Webhook',
  effect: 'webhook',
  data: {
    method: z.string().default('POST'),
    url: z.string().default(''),
    headers: z.record(z.string(), z.string()).default({}),
    body: z.string().default(''),
    signed: z.boolean().default(true),
  },
  initial: { method: 'POST', url: '', headers: {}, body: '', signed: true },
  handles: () => [
    { id: 'out', label: '' },
    { id: 'failed', label: 'Failed' },
  ],
  summary: () => '',
  lacks: () => [],
})
