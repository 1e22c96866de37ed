import type { JsonObject } from '../../shared/json.ts'
import { chance } from './chance.ts'
import { customerIdOf, personOf } from './person.ts'
import type { Purchase } from './purchases.ts'
import { orderOf } from './records.ts'

/** A call of the event intake, as a shop would post it. */
export interface PostedCall {
  type: 'identify' | 'track'
  body: JsonObject
}

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
// 14:00 UTC is the American morning; what is bought on one day lies within eight hours of it.
const openingMs = 14 * 60 * minuteMs

/**
 * The calls that bring a customer's history in: who they are, then each of their purchases. All dates are moved by `shiftMs`. Message ids and order ids
 * are the same each time, so that calls which were stored before change nothing.
 */
export function historyOf(customer: string, purchases: readonly Purchase[], shiftMs: number): PostedCall[] {
  const userId = customerIdOf(customer)
  const moments = momentsOf(customer, purchases, shiftMs)
  const identify = {
    userId,
    messageId: `${userId}-person`,
    timestamp: iso(moments[0] ?? 0),
    traits: personOf(customer),
  }
  const orders = purchases.map(({ quantity, total }, index) => ({
    userId,
    messageId: `${userId}-order-${index + 1}`,
    timestamp: iso(moments[index] ?? 0),
    event: 'Order Completed',
    properties: orderOf(`${customer}-${index + 1}`, quantity, total),
  }))
  return [{ type: 'identify', body: identify }, ...orders.map((body): PostedCall => ({ type: 'track', body }))]
}

/** How far the sample has to move for its last purchase to be yesterday, in milliseconds: whole days. */
export function shiftTo(now: number, purchases: readonly Purchase[]): number {
  const last = purchases.reduce((latest, { day }) => Math.max(latest, day), 0)
  return Math.floor(now / dayMs) * dayMs - dayMs - last
}

// The sample knows days only. The second purchase of a day comes after the first.
function momentsOf(customer: string, purchases: readonly Purchase[], shiftMs: number): number[] {
  let before = 0
  return purchases.map(({ day }, index) => {
    const minutes = Math.floor(chance(`time ${customer} ${day}`) * 420) + index
    before = Math.max(before + minuteMs, day + shiftMs + openingMs + minutes * minuteMs)
    return before
  })
}

const iso = (at: number): string => new Date(at).toISOString()
