import type { CustomerAnswer, EventAnswer } from '../../../shared/api/answers.ts'
import { presentComputed } from '../../../shared/customer/computed.ts'
import type { Customer } from '../../../shared/customer/customer.ts'
import type { CustomerEvent } from '../../../shared/customer/event.ts'
import { presentRewards } from '../../../shared/customer/rewards.ts'
import { instantToIso, zoneOf } from '../../../shared/engine/calendar.ts'
import type { Workspace } from '../../../shared/engine/world.ts'

export function presentCustomer(customer: Customer, now: number, workspace: Workspace): CustomerAnswer {
  return {
    id: customer.id,
    traits: customer.traits,
    tags: [...customer.tags],
    segments: [...customer.segments],
    consent: customer.consent,
    suppressed: [...customer.suppressed],
    computed: presentComputed(customer.computed, now, zoneOf(customer, workspace).zone),
    rewards: presentRewards(customer.rewards),
    firstSeenAt: instantToIso(customer.firstSeenAt),
    lastSeenAt: instantToIso(customer.lastSeenAt),
  }
}

export const presentEvent = (customerId: string, event: CustomerEvent): EventAnswer => ({
  id: event.id,
  customerId,
  event: event.event,
  properties: event.properties,
  timestamp: instantToIso(event.timestamp),
  receivedAt: instantToIso(event.receivedAt),
  messageId: event.messageId,
})
