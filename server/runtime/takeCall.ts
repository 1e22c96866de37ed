import type { Customer } from '../../shared/customer/customer.ts'
import { newCustomer } from '../../shared/customer/customer.ts'
import type { LiveFlows } from '../../shared/engine/turnWorld.ts'
import type { CallIds, IntakeCall } from './intakeCall.ts'
import { CallRejected } from './intakeCall.ts'
import { mergeCustomers } from './mergeCustomers.ts'
import type { Unit } from './turns.ts'

/** What a merge has to know. */
export interface CallContext {
  flows: LiveFlows
  currency: string
}

/** The anonymous ids are a name space of their own, so that a shop's visitor 7 is not its customer 7. */
export const anonymousPrefix = 'anon:'

/** Carries out one call of the intake in a unit of work. A message id that was seen before changes nothing. Throws {@link CallRejected}. */
export function takeCall(unit: Unit, call: IntakeCall, context: CallContext): void {
  const { tx } = unit
  const { messageId } = call
  if (messageId !== null && tx.hasMessage(messageId)) return
  if (call.kind === 'event') {
    takeEvent(unit, call, customerIdOf(unit, call.ids, context))
    return
  }
  const customerId =
    call.kind === 'alias'
      ? takeAlias(unit, call.previousId, call.userId, context)
      : takeChange(unit, call, customerIdOf(unit, call.ids, context))
  // An event keeps its own message id; these calls have nowhere else to leave it.
  if (messageId !== null) tx.rememberMessage(messageId, customerId)
}

function takeEvent(unit: Unit, call: IntakeCall & { kind: 'event' }, customerId: string): void {
  const { messageId, event, properties, timestamp } = call
  // The very moment of the turn, so that a replay of the stored event sees the same clock.
  const receivedAt = unit.now
  const id = unit.tx.newEventId()
  unit.turn(customerId, { kind: 'event', event: { id, messageId, event, properties, timestamp, receivedAt } })
}

function takeChange(unit: Unit, call: IntakeCall & { kind: 'identify' | 'group' }, customerId: string): string {
  const before = unit.tx.customer(customerId) ?? newCustomer(customerId, call.timestamp)
  const seen: Customer = {
    ...before,
    firstSeenAt: Math.min(before.firstSeenAt, call.timestamp),
    lastSeenAt: Math.max(before.lastSeenAt, call.timestamp),
  }
  return unit.turn(customerId, { kind: 'customer' }, changed(seen, call)).customer.id
}

function changed(customer: Customer, call: IntakeCall & { kind: 'identify' | 'group' }): Customer {
  if (call.kind === 'group') return { ...customer, traits: { ...customer.traits, group: call.group } }
  return {
    ...customer,
    traits: { ...customer.traits, ...call.traits },
    consent: { ...customer.consent, ...call.consent },
  }
}

/** The customer a call is about; a call with both ids makes the anonymous one part of the known one. */
function customerIdOf(unit: Unit, { userId, anonymousId }: CallIds, context: CallContext): string {
  const { tx } = unit
  if (userId === null) return tx.resolveId(`${anonymousPrefix}${anonymousId}`)
  const known = tx.resolveId(userId)
  if (anonymousId === null) return known
  const anonymous = `${anonymousPrefix}${anonymousId}`
  // A device that already belongs to somebody stays theirs: two people may share it.
  if (tx.resolveId(anonymous) === anonymous) mergeCustomers(unit, anonymous, known, context)
  return known
}

function takeAlias(unit: Unit, previousId: string, userId: string, context: CallContext): string {
  const { tx } = unit
  const known = tx.resolveId(userId)
  const anonymous = previousId.startsWith(anonymousPrefix) ? previousId : `${anonymousPrefix}${previousId}`
  const holder = tx.resolveId(anonymous)
  if (holder === known || tx.resolveId(previousId) === known) {
    // An id that is merged into itself may be nobody's yet, and the call's message id has to be left with somebody.
    if (!tx.customer(known)) tx.saveCustomer(newCustomer(known, unit.now))
    return known
  }
  if (holder !== anonymous || (!tx.customer(anonymous) && tx.customer(tx.resolveId(previousId)))) {
    throw new CallRejected(
      'previousId',
      'This id belongs to another known customer. Two known customers cannot be merged.',
    )
  }
  mergeCustomers(unit, anonymous, known, context)
  return known
}
