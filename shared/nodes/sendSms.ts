import { z } from 'zod'
import { defineNode } from './defineNode.ts'
import { sending } from './sending.ts'

export const sendSms = defineNode({
  type: 'sendSms',
  family: 'action',
  title: 'SMS',
  effect: 'sms',
  data: { text: z.string().default(''), ...sending },
  initial: { text: '' },
  handles: () => [{ id: 'out', label: '' }],
  summary: () => '',
  lacks: () => [],
})
