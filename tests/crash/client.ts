import { chance } from '../../server/demo/chance.ts'
import type { Victim } from './victim.ts'

/** One call of the intake as a client library queues it. */
export interface Call {
  messageId: string
  type: string
  userId?: string
  anonymousId?: string
  event?: string
  traits?: { email: string; city: string }
  properties?: object
}

/**
 * A shop that posts its events and forgets one only when the server said yes; what was not answered is posted again, under the same message id,
 * when the server is back.
 */
export interface Client {
  /** The messages that the server said yes to. */
  acknowledged: ReadonlyMap<string, Call>
  /** How many were posted more than once. */
  readonly repeated: number
  /** Posts until all is answered or the server is dead; with `events` new ones. */
  post(url: string, victim: Pick<Victim, 'isDead'>, events: number): Promise<void>
}

export const writeKey = 'crash-key'

const senders = 4

export function createClient(seed: string): Client {
  const acknowledged = new Map<string, Call>()
  const unanswered = new Map<string, Call>()
  const posted = new Set<string>()
  let made = 0
  let repeated = 0

  function makeCalls(): Call[] {
    const n = ++made
    const calls = story(`${seed}-${n}`).map((call, index) => ({ messageId: `${seed}-${n}-${index}`, ...call }))
    for (const call of calls) unanswered.set(call.messageId, call)
    return calls
  }

  async function send(url: string, calls: readonly Call[]): Promise<void> {
    for (const { messageId } of calls) {
      if (posted.has(messageId)) repeated += 1
      posted.add(messageId)
    }
    const answer = await fetch(`${url}/v1/batch`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ writeKey, batch: calls }),
    })
    if (answer.status !== 200) throw new Error(`The intake answered ${answer.status}: ${await answer.text()}`)
    for (const call of calls) {
      acknowledged.set(call.messageId, call)
      unanswered.delete(call.messageId)
    }
  }

  return {
    acknowledged,
    get repeated() {
      return repeated
    },
    async post(url, victim, events) {
      const queue = unanswered.size === 0 ? [] : [[...unanswered.values()]]
      let left = events
      const sendOn = async () => {
        while (!victim.isDead()) {
          const calls = queue.shift() ?? (left-- > 0 ? makeCalls() : null)
          if (calls === null) return
          try {
            await send(url, calls)
          } catch (error) {
            // fetch says so when the connection breaks: nobody knows whether it was stored, and it is posted again at the next start.
            if (error instanceof TypeError) return
            throw error
          }
        }
      }
      await Promise.all(Array.from({ length: senders }, sendOn))
    },
  }
}

/** What one customer does, in one call of the intake or a few. */
function story(id: string): Omit<Call, 'messageId'>[] {
  const userId = `c-${id}`
  const order = { order_id: `o-${id}`, total: 20 }
  const join = [
    { type: 'identify', userId, traits: { email: `${userId}@example.com`, city: 'Berlin' } },
    { type: 'track', userId, event: 'Signed Up' },
  ]
  const buy = [
    { type: 'track', userId, event: 'Order Completed', properties: order },
    { type: 'track', userId, event: 'Order Completed', properties: { ...order, order_id: `p-${id}` } },
    { type: 'track', userId, event: 'Order Shipped', properties: { order_id: order.order_id } },
  ]
  const dice = chance(id)
  if (dice < 0.4) return join
  if (dice < 0.8) return [...join, ...buy]
  // Somebody who looks around first, and becomes known by what they buy.
  return [
    { type: 'track', anonymousId: `v-${id}`, event: 'Signed Up' },
    { ...join[0], type: 'identify', anonymousId: `v-${id}` },
    ...buy.slice(0, 1),
  ]
}
