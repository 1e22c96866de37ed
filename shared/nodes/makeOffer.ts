import { z } from 'zod'
import { jsonObject } from '../json.ts'
import { defineNode } from './defineNode.ts'

export const makeOffer = defineNode({
  type: 'makeOffer',
  family: 'action',
  title: 'Offer',
  effect: 'offer',
  data: { offer: jsonObject.default({}), expires: z.string().default('') },
  initial: { offer: { kind: 'discount' }, expires: 'P14D' },
  handles: () => [{ id: 'out', label: '' }],
  summary: () => '',
  lacks: () => [],
})
