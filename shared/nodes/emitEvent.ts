import { z } from 'zod'
import { jsonObject } from '../json.ts'
import { defineNode } from './defineNode.ts'

export const emitEvent = defineNode({
  type: 'emitEvent',
  family: 'action',
  title: 'Emit event',
  effect: 'event',
  data: { event: z.string().default(''), properties: jsonObject.default({}) },
  initial: { event: '', properties: {} },
  handles: () => [{ id: 'out', label: '' }],
  summary: () => '',
  lacks: () => [],
})
