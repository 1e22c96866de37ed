import { z } from 'zod'
import { describeOffer } from '../customer/describeOffer.ts'
import { addDuration, describeDuration, zoneOf } from '../engine/calendar.ts'
import { leave } from '../engine/outcome.ts'
import { jsonObject } from '../json.ts'
import { defineNode } from './defineNode.ts'
import { fillInObject } from './fillIn.ts'
import { lackIf, lackInDuration, lackInLiquid } from './lacking.ts'

/** Makes the customer an offer: kept on the customer at once, carried out by whoever takes it from the outbox. */
export const makeOffer = defineNode({
  type: 'makeOffer',
  family: 'action',
  title: 'Offer',
  effect: 'offer',
  data: { offer: jsonObject.default({}), expires: z.string().default('') },
  initial: { offer: { kind: 'discount' }, expires: 'P14D' },
  handles: () => [{ id: 'out', label: '' }],
  summary: ({ offer, expires }) => `Offers ${describeOffer(offer)}, for ${describeDuration(expires)}`,
  lacks: ({ offer, expires }) => [
    ...lackIf(typeof offer.kind !== 'string' || offer.kind === '', ['offer', 'kind'], 'Choose what to offer.'),
    ...lackInLiquid(offer, ['offer']),
    ...lackInDuration(expires, ['expires'], 'Say how long the offer holds.'),
  ],
  compile({ expires, ...data }) {
    const fillOffer = fillInObject(data.offer)
    return {
      kind: 'step',
      enter(world) {
        const { nodeId, key, now, customer, workspace } = world
        const expiresAt = expires === '' ? null : addDuration(now, expires, zoneOf(customer, workspace).zone)
        const offer = { offer: fillOffer(world), expiresAt }
        return leave('out', { why: [], effects: [{ nodeId, kind: 'offer', key, status: 'would-send', ...offer }] })
      },
    }
  },
})
