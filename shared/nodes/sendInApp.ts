import { z } from 'zod'
import { defineNode } from './defineNode.ts'
import { sending } from './sending.ts'

export const sendInApp = defineNode({
  type: 'sendInApp',
  family: 'action',
  title: 'In-app message',
  effect: 'inApp',
  data: { title: z.string().default(''), text: z.string().default(''), url: z.string().default(''), ...sending },
  initial: { title: '', text: '', url: '' },
  handles: () => [{ id: 'out', label: '' }],
  summary: () => '',
  lacks: () => [],
})
