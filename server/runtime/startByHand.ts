import type { Journey } from '../../shared/engine/journey.ts'
import type { NotEntered } from '../../shared/engine/turnWorld.ts'
import { conflict } from '../refusals.ts'
import type { Turns } from './turns.ts'

/** Starts a flow for a customer at its `onStart`. Refused, with the reason, where the flow does not take them. */
export async function startByHand(flowId: string, customerId: string, turns: Turns): Promise<Journey> {
  const { journeys, notEntered } = await turns.transact((unit) =>
    unit.turn(customerId, { kind: 'start', flowId, triggerId: null, by: 'hand' }),
  )
  const refused = notEntered.find((each) => each.flowId === flowId)
  if (refused) throw conflict(refusals[refused.reason], { reason: refused.reason })
  // The newest: events that its actions emit may move older journeys of the same flow in this very turn.
  const started = journeys.findLast((journey) => journey.flowId === flowId && journey.event === null)
  if (!started) throw new Error(`Flow ${flowId} neither took the customer nor said why.`)
  return started
}

const refusals: Readonly<Record<NotEntered['reason'], string>> = {
  'no-trigger': 'The flow has no "Started by hand or flow" to start at.',
  'not-live': 'The flow is not live. Publish it, or resume it, first.',
  where: 'The trigger does not want this customer.',
  audience: 'The customer is not in the audience of the flow.',
  reentry: 'The customer was in the flow before, and may not enter again yet.',
  concurrent: 'The customer is in the flow already.',
  'too-old': 'The start is too old for the flow.',
}
