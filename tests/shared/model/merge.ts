import { addressOf } from './policy.ts'
import type { Someone, Trip } from './state.ts'
import { isUnderWay } from './state.ts'

/**
 * Two people who turned out to be one: where both say something the known one is right, and whatever either did, was given or was sent counts.
 * Returns the journeys that have to go: of those that may not run beside each other the oldest stays.
 */
export function merge(known: Someone, visitor: Someone): Trip[] {
  const bounced = [known, visitor].filter(({ suppressed }) => suppressed.includes('email')).map(addressOf)
  known.traits = { ...visitor.traits, ...known.traits }
  known.consent = { ...visitor.consent, ...known.consent }
  known.tags = [...known.tags, ...visitor.tags.filter((tag) => !known.tags.includes(tag))]
  // It is an address that bounced, not a person.
  known.suppressed = bounced.includes(addressOf(known)) ? ['email'] : []
  known.points += visitor.points
  known.offers = [...known.offers, ...visitor.offers].sort((a, b) => a - b)
  known.sent = [...known.sent, ...visitor.sent]
  known.events = [...known.events, ...visitor.events].sort((a, b) => a.number - b.number)
  known.journeys = [...known.journeys, ...visitor.journeys].sort((a, b) => a.number - b.number)
  known.variants = new Map([...visitor.variants, ...known.variants])
  for (const [key, theirs] of visitor.dates) {
    const own = known.dates.get(key)
    if (!own) known.dates.set(key, theirs)
    else {
      if (own.dueAt === null) Object.assign(own, { dueAt: theirs.dueAt, of: theirs.of })
      // What started a journey of either starts no other.
      if (theirs.came !== null && (own.came === null || theirs.came > own.came)) own.came = theirs.came
    }
  }
  for (const trip of known.journeys) trip.someone = known
  const [staying, leaving]: [Trip[], Trip[]] = [[], []]
  for (const trip of known.journeys.filter(isUnderWay)) {
    const place = staying.some((older) => excludes(older, trip)) ? leaving : staying
    place.push(trip)
  }
  return leaving
}

/** By what the flow of the younger one says: none beside any other, or none beside another of its key. */
const excludes = (older: Trip, { flowId, key, flow }: Trip): boolean =>
  older.flowId === flowId && (flow.settings.concurrent === 'no' || older.key === key)
