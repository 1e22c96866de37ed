import { z } from 'zod'
import { describeDuration } from '../engine/calendar.ts'
import { jsonObject } from '../json.ts'
import { defineNode } from './defineNode.ts'
import { lackIf, lackInDuration } from './lacking.ts'

/** Makes the customer an offer. */
export const makeOffer = defineNode({
  type: 'makeOffer',
  family: 'action',
  title: 'Offer',
  effect: 'offer',
  data: { offer: jsonObject.default({}), expires: z.string().default('') },
  initial: { offer: { kind: 'discount' }, expires: 'P14D' },
  handles: () => [{ id: 'out', label: '' }],
  summary: ({ offer, expires }) => `Offers ${String(offer.kind)}, for ${describeDuration(expires)}`,
  lacks: ({ offer, expires }) => [
    ...lackIf(typeof offer.kind !== 'string', ['offer', 'kind'], 'Choose what to offer.'),
    ...lackInDuration(expires, ['expires'], 'Say how long the offer holds.'),
  ],
})
