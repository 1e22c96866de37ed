import { z } from 'zod'
import { jsonObject } from '../json.ts'
import { defineNode } from './defineNode.ts'

export const updateCustomer = defineNode({
  type: 'updateCustomer',
  family: 'action',
  title: 'Update customer',
  effect: 'update',
  data: {
    set: jsonObject.default({}),
    addTags: z.array(z.string()).default([]),
    removeTags: z.array(z.string()).default([]),
    consent: z.record(z.string(), z.boolean()).optional(),
  },
  initial: { set: {}, addTags: [], removeTags: [] },
  handles: () => [{ id: 'out', label: '' }],
  summary: () => '',
  lacks: () => [],
})
