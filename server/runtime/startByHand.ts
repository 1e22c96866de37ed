import type { Journey } from '../../shared/engine/journey.ts'
import type { NotEntered } from '../../shared/engine/turnWorld.ts'
import type { Why } from '../../shared/engine/why.ts'
import { conflict, notFound } from '../refusals.ts'
import type { Turns } from './turns.ts'

/** Starts a flow for a customer (an id that may be an alias) at its `onStart`. Refused, with the reason, where nobody has that id or the flow does not take them. */
export async function startByHand(flowId: string, customerId: string, turns: Turns): Promise<Journey> {
  const { journeys, steps, notEntered } = await turns.transact((unit) => {
    // Looked up in the unit itself: a start must not bring back somebody who was erased just before.
    if (!unit.tx.customer(unit.tx.resolveId(customerId))) throw notFound('customer with this id')
    return unit.turn(customerId, { kind: 'start', flowId, triggerId: null, by: 'hand' })
  })
  const refused = notEntered.find(({ why }) => why.some(isByHand))
  if (refused) throw conflict(refusals[refused.reason], { reason: refused.reason })
  // Its actions may start or refuse more journeys of the same flow in this very turn: only one of them began by hand.
  const first = steps.find(({ seq, why }) => seq === 0 && why.some(isByHand))
  const started = journeys.find(({ id }) => id === first?.journeyId)
  if (!started) throw new Error(`Flow ${flowId} neither took the customer nor said why.`)
  return started
}

const isByHand = (why: Why): boolean => why.kind === 'started' && why.by === 'hand'

const refusals: Readonly<Record<NotEntered['reason'], string>> = {
  'no-trigger': 'The flow has no "Started by hand or flow" to start at.',
  'not-live': 'The flow is not live. Publish it, or resume it, first.',
  where: 'The trigger does not want this customer.',
  audience: 'The customer is not in the audience of the flow.',
  reentry: 'The customer was in the flow before, and may not enter again yet.',
  concurrent: 'The customer is in the flow already.',
  'too-old': 'The start is too old for the flow.',
}
