import type { Channel } from '../../customer/customer.ts'
import type { Effect } from '../effect.ts'
import { channelOf } from '../effect.ts'

/** A marketing message that a turn decided to send, whatever became of it later. `at` is in epoch milliseconds. */
export interface Sent {
  channel: Channel
  at: number
}

/** Marketing messages to the customer since a moment (epoch milliseconds, included), in any order. */
export type SentSince = (from: number) => readonly Sent[]

/** What frequency caps count of the effects that leave for the outside world. */
export function sentIn(outgoing: readonly { effect: Effect; at: number }[]): Sent[] {
  return outgoing.flatMap(({ effect, at }) => {
    const channel = effect.purpose === 'transactional' ? null : channelOf(effect.kind)
    return channel === null ? [] : [{ channel, at }]
  })
}
