import { orderEvent, orderIdOf } from '../customer/computed.ts'
import type { CustomerEvent } from '../customer/event.ts'
import type { History } from '../customer/history.ts'

/** A history with the events of the present turn joined to it; `joined` may still grow, at its end. */
export function withJoined(history: History, joined: readonly CustomerEvent[]): History {
  const inWindow = (name: string, from: number, to: number) =>
    joined.filter(({ event, timestamp }) => event === name && timestamp >= from && timestamp <= to)
  return {
    named(name, from, to) {
      const added = inWindow(name, from, to)
      return added.length === 0 ? history.named(name, from, to) : inOrder([...history.named(name, from, to), ...added])
    },
    count: (name, from, to) => history.count(name, from, to) + inWindow(name, from, to).length,
    hasOrder: (orderId) => history.hasOrder(orderId) || joined.some((event) => isOrder(event, orderId)),
  }
}

/** A history that is all in memory: `events` may grow, at its end. */
export const historyOf = (events: readonly CustomerEvent[]): History => withJoined(emptyHistory, events)

const emptyHistory: History = { named: () => [], count: () => 0, hasOrder: () => false }

// Stable, so events of one instant stay in the order in which they came in.
const inOrder = (events: CustomerEvent[]): CustomerEvent[] => events.sort((a, b) => a.timestamp - b.timestamp)

const isOrder = (event: CustomerEvent, orderId: string): boolean =>
  event.event === orderEvent && orderIdOf(event) === orderId
