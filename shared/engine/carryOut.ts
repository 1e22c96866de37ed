import type { Customer } from '../customer/customer.ts'
import type { JsonValue } from '../json.ts'
import type { Effect, EffectBody } from './effect.ts'
import type { Trip } from './trip.ts'

/** Makes the changes that belong to the turn, and hands over what is for the outside world. */
export function carryOut(trip: Trip, effect: Effect): void {
  if (effect.status === 'would-send') trip.outgoing.push({ journey: trip.journey, effect, at: trip.world.now })
  if (effect.status !== 'would-do') return
  if (effect.kind === 'update') {
    trip.customer = updated(trip.customer, effect)
    trip.at.customer = trip.customer
  }
  if (effect.kind === 'event') {
    if (!trip.world.mayEmit) throw new Error(tooDeep(effect.event))
    trip.emitted.push({ key: effect.key, event: effect.event, properties: effect.properties })
  }
}

const tooDeep = (event: string): string =>
  `Too many events follow from one another here: "${event}" would be one more. Look for flows that start each other.`

/** The customer after an update; the very same object where it changes nothing, so that nobody is woken for it. */
function updated(customer: Customer, update: Extract<EffectBody, { kind: 'update' }>): Customer {
  const { traits, tags, consent } = customer
  const next = {
    traits: withEntries(traits, update.set),
    tags: withTags(tags, update.addTags, update.removeTags),
    consent: withEntries(consent, update.consent ?? {}),
  }
  const isSame = next.traits === traits && next.tags === tags && next.consent === consent
  return isSame ? customer : { ...customer, ...next }
}

function withEntries<T extends JsonValue>(
  before: Readonly<Record<string, T>>,
  set: Readonly<Record<string, T>>,
): Record<string, T> {
  const changes = Object.entries(set).filter(([key, value]) => !Object.hasOwn(before, key) || before[key] !== value)
  return changes.length === 0 ? before : Object.fromEntries([...Object.entries(before), ...changes])
}

function withTags(tags: readonly string[], add: readonly string[], remove: readonly string[]): readonly string[] {
  const added = add.filter((tag) => !tags.includes(tag))
  if (added.length === 0 && !tags.some((tag) => remove.includes(tag))) return tags
  return [...new Set([...tags, ...added])].filter((tag) => !remove.includes(tag))
}
