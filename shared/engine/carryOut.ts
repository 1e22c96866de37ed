import type { Customer } from '../customer/customer.ts'
import { withOffer, withPoints } from '../customer/rewards.ts'
import type { JsonValue } from '../json.ts'
import type { Effect, EffectBody } from './effect.ts'
import type { SetOff, Trip } from './trip.ts'

/** Makes the changes that belong to the turn, and hands over what is for the outside world. */
export function carryOut(trip: Trip, effect: Effect): void {
  if (effect.status !== 'would-send' && effect.status !== 'would-do') return
  if (effect.status === 'would-send') trip.outgoing.push({ journey: trip.journey, effect, at: trip.world.now })
  trip.customer = changed(trip.customer, effect, trip.world.now)
  trip.at.customer = trip.customer
  setOff(trip, effect)
}

/** The customer after an effect; the very same object where it changes nothing, so that nobody is woken for it. */
function changed(customer: Customer, effect: EffectBody, now: number): Customer {
  if (effect.kind === 'update') return updated(customer, effect)
  const { rewards } = customer
  if (effect.kind === 'points') return rewarded(customer, withPoints(rewards, effect.points))
  return effect.kind === 'offer' ? rewarded(customer, withOffer(rewards, now)) : customer
}

const rewarded = (customer: Customer, rewards: Customer['rewards']): Customer =>
  rewards === customer.rewards ? customer : { ...customer, rewards }

/** What follows from an effect in the same turn, after all that is on its way already. */
function setOff({ setOff, world }: Trip, effect: Effect): void {
  const follows = followsFrom(effect)
  if (follows === null) return
  if (!world.mayEmit) throw new Error(tooDeep(follows))
  setOff.push(follows)
}

function followsFrom(effect: Effect): SetOff | null {
  if (effect.status !== 'would-do') return null
  if (effect.kind === 'flow') return { kind: 'flow', key: effect.key, flowId: effect.flowId }
  if (effect.kind !== 'event') return null
  return { kind: 'event', key: effect.key, event: effect.event, properties: effect.properties }
}

const tooDeep = (one: SetOff): string =>
  one.kind === 'event'
    ? `Too many events follow from one another here: "${one.event}" would be one more. Look for flows that start each other.`
    : 'Too many flows start one another here: one more would be too many. Look for flows that start each other.'

/** The customer after an update; the very same object where it changes nothing. */
function updated(customer: Customer, update: Extract<EffectBody, { kind: 'update' }>): Customer {
  const { traits, tags, consent } = customer
  const next = {
    traits: withEntries(traits, update.set),
    tags: withTags(tags, update.addTags, update.removeTags),
    consent: withEntries(consent, update.consent ?? {}),
  }
  const isNews = next.traits !== traits || next.tags !== tags || next.consent !== consent
  return isNews ? { ...customer, ...next } : customer
}

function withEntries<T extends JsonValue>(
  before: Readonly<Record<string, T>>,
  set: Readonly<Record<string, T>>,
): Record<string, T> {
  const changes = Object.entries(set).filter(
    ([key, value]) => !Object.hasOwn(before, key) || !isSame(before[key], value),
  )
  return changes.length === 0 ? before : Object.fromEntries([...Object.entries(before), ...changes])
}

/** A list that says again what was there is another object, and no news. */
const isSame = (a: JsonValue | undefined, b: JsonValue): boolean =>
  a === b || (typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b))

function withTags(tags: readonly string[], add: readonly string[], remove: readonly string[]): readonly string[] {
  const after = [...new Set([...tags, ...add])].filter((tag) => !remove.includes(tag))
  // A tag that is added and taken away in one go was never there.
  return after.length === tags.length && after.every((tag, at) => tag === tags[at]) ? tags : after
}
