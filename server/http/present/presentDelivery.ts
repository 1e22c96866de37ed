import type { DeliveryAnswer } from '../../../shared/api/answers.ts'
import { describeOffer } from '../../../shared/customer/describeOffer.ts'
import { instantToIso } from '../../../shared/engine/calendar.ts'
import type { EffectBody } from '../../../shared/engine/effect.ts'
import type { JsonObject } from '../../../shared/json.ts'
import type { DeliveryRecord } from '../../ports/journal.ts'
import type { Stores } from './customerName.ts'
import { customerName } from './customerName.ts'

export function presentDelivery(delivery: DeliveryRecord, { library, journal }: Stores): DeliveryAnswer {
  const { id, key, kind, status, body, customerId, journeyId, flowId, nodeId } = delivery
  return {
    id,
    key,
    kind,
    status,
    ...headlineOf(body),
    body: bodyOf(body),
    customerId,
    customerName: customerName(customerId, journal),
    journeyId,
    flowId,
    flowName: library.flow(flowId)?.flow.name ?? null,
    nodeId,
    attempts: delivery.attempts.map(({ at, result, response }) => ({ at: instantToIso(at), result, response })),
    nextAt: delivery.nextAt === null ? null : instantToIso(delivery.nextAt),
    createdAt: instantToIso(delivery.createdAt),
    updatedAt: instantToIso(delivery.updatedAt),
  }
}

function bodyOf(body: EffectBody): JsonObject {
  const instants = 'expiresAt' in body && body.expiresAt !== null ? { expiresAt: instantToIso(body.expiresAt) } : {}
  // An effect's body is made of JSON alone.
  return { ...body, ...instants } as unknown as JsonObject
}

/** Where it goes, and the one line that says which it is. */
function headlineOf(body: EffectBody): { to: string; title: string } {
  if (body.kind === 'webhook') return { to: body.url, title: body.method }
  if (body.kind === 'offer') return { to: '', title: describeOffer(body.offer) }
  if (body.kind === 'task') return { to: body.assignee ?? '', title: body.title }
  const to = 'to' in body ? body.to : ''
  if ('subject' in body) return { to, title: body.subject }
  if ('title' in body) return { to, title: body.title }
  return { to, title: 'text' in body ? body.text.slice(0, 80) : '' }
}
