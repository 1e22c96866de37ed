import type { Customer } from '../../shared/customer/customer.ts'
import type { Effect, EffectBody } from '../../shared/engine/effect.ts'
import { waitsForSomebody } from '../../shared/engine/effect.ts'
import { versionsOf } from '../../shared/engine/moved.ts'
import type { Outgoing, TurnResult } from '../../shared/engine/turnWorld.ts'
import type { DeliveryRecord, JournalTransaction } from '../ports/journal.ts'

/** Writes all that a turn changed. A customer who is `stored` already, as that very object, is not written again. */
export function saveTurn(tx: JournalTransaction, result: TurnResult, stored: Customer | null): void {
  const { customer } = result
  if (customer !== stored) tx.saveCustomer(customer)
  for (const event of result.events) tx.addEvent(customer.id, event)
  if (result.journeys.length > 0) saveJourneys(tx, result)
  for (const assignment of result.assignments) tx.saveAssignment(customer.id, assignment)
  for (const outgoing of result.outgoing) tx.addDelivery(deliveryOf(outgoing))
}

function saveJourneys(tx: JournalTransaction, { journeys, steps }: TurnResult): void {
  const trails = Map.groupBy(steps, ({ journeyId }) => journeyId)
  for (const journey of journeys) {
    const { id, flowId, version } = journey
    tx.saveJourney(journey)
    const trail = trails.get(id) ?? []
    const versions = versionsOf(trail, version)
    trail.forEach((step, index) => {
      tx.saveStep(step, { flowId, version: versions[index] ?? version })
    })
    trails.delete(id)
  }
  for (const id of trails.keys()) throw new Error(`A turn completed a step of journey ${id} and left the journey out.`)
}

function deliveryOf({ journey, effect, at }: Outgoing): Omit<DeliveryRecord, 'id'> {
  return {
    key: effect.key,
    journeyId: journey.id,
    flowId: journey.flowId,
    version: journey.version,
    nodeId: effect.nodeId,
    customerId: journey.customerId,
    kind: effect.kind,
    body: bodyOf(effect),
    ...(effect.purpose && { purpose: effect.purpose }),
    status: 'queued',
    attempts: [],
    nextAt: waitsForSomebody(effect.kind) ? null : at,
    createdAt: at,
    updatedAt: at,
  }
}

function bodyOf(effect: Effect): EffectBody {
  const { nodeId, key, status, reason, couldGoAt, purpose, ...body } = effect
  // Only effects that would be sent go out, and those have the whole body of their kind.
  return body as EffectBody
}
