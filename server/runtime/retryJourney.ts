import type { Journey } from '../../shared/engine/journey.ts'
import { tryAgain } from '../../shared/engine/tryAgain.ts'
import type { LiveFlows } from '../../shared/engine/turnWorld.ts'
import { conflict, notFound } from '../refusals.ts'
import type { Turns } from './turns.ts'

/** Takes a failed journey up again at the node where it failed. Refused, with the reason, where it did not fail or may not go on now. */
export async function retryJourney(journeyId: string, turns: Turns, flows: LiveFlows): Promise<Journey> {
  return turns.transact(({ tx, turn }) => {
    const journey = tx.journey(journeyId)
    const failed = tx.steps(journeyId).at(-1)
    if (!journey || !failed) throw notFound('journey with this id')
    if (journey.status !== 'failed') throw conflict('Only a journey that failed can be tried again.')
    if (journey.endReason === 'too-many-visits')
      throw conflict('This journey went round in circles, and would only fail again. Mend the flow, and publish it.')
    if (!flows.livePlan(journey.flowId)) throw conflict('The flow is not live. Publish it, or resume it, first.')
    const { journeys } = turn(journey.customerId, tryAgain(journey, failed.nodeId, flows))
    const retried = journeys.find(({ id }) => id === journeyId)
    if (retried) return retried
    throw conflict('The customer is on another journey through this flow. Try again when that has ended.')
  })
}
