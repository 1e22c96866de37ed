import type { LiveFlows } from '../../shared/engine/turnWorld.ts'
import { readCall } from '../http/intake/readCall.ts'
import type { Clock } from '../ports/clock.ts'
import { takeCall } from '../runtime/takeCall.ts'
import type { Turns } from '../runtime/turns.ts'
import type { PostedCall } from './history.ts'

export interface PostDeps {
  turns: Turns
  flows: LiveFlows
  clock: Clock
  currency(): string
}

// Small enough that somebody else's events get in between.
const batchSize = 500

/** Takes calls the way the event intake does, in order; each is a unit of work of its own. Rejects where one is refused, which is a bug of the demo. */
export async function postCalls(calls: readonly PostedCall[], deps: PostDeps): Promise<void> {
  for (let from = 0; from < calls.length; from += batchSize) {
    await Promise.all(calls.slice(from, from + batchSize).map((call) => postCall(call, deps)))
  }
}

function postCall({ type, body }: PostedCall, { turns, flows, clock, currency }: PostDeps): Promise<void> {
  const read = readCall(type, body, { receivedAt: clock.now(), skewMs: 0 })
  if ('errors' in read) throw new Error(`The intake refuses a call of the demo shop: ${read.errors[0]?.message}`)
  return turns.transact((unit) => takeCall(unit, read.call, { flows, currency: currency() }))
}
