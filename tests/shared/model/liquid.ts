import type { JsonObject } from '../../../shared/json.ts'
import { clockOf, dateText, dayOf } from './calendar.ts'
import type { Sight } from './rules.ts'
import { readValue, zoneOfSomeone } from './rules.ts'

type Readings = Record<string, (sight: Sight) => string>

/** What each template of the stories comes to, said once more by hand. */
const ofMails: Readings = {
  'Hello {{ customer.traits.plan | default: "you" }}': (sight) =>
    `Hello ${readValue('customer.traits.plan', sight) || 'you'}`,
  '{{ customer.ordersCount }} of {{ event.properties.n }}': (sight) =>
    `${readValue('customer.ordersCount', sight)} of ${readValue('event.properties.n', sight) ?? ''}`,
  '{{ now | date: "%H:%M" }}, {{ customer.tags | join: "+" }} in {{ customer.segments | join: "+" }}': ({
    now,
    someone,
    workspaceZone,
  }) => {
    const clock = clockOf(now, zoneOfSomeone(someone, workspaceZone))
    return `${clock}, ${someone.tags.join('+')} in ${someone.segments.join('+')}`
  },
}

const ofTraits: Readings = {
  '{% if event.properties.n > 2 %}gold{% else %}basic{% endif %}': (sight) =>
    Number(readValue('event.properties.n', sight) ?? 0) > 2 ? 'gold' : 'basic',
}

const ofDates: Readings = {
  '{{ now | date: "%Y-%m-%d" }}': ({ now, someone, workspaceZone }) =>
    dateText(dayOf(now, zoneOfSomeone(someone, workspaceZone))),
}

const ofProperties: Readings = {
  '{{ event.properties.n }}': (sight) => String(readValue('event.properties.n', sight) ?? ''),
}

/** Only these: the model reads no Liquid. */
const readings: Readings = { ...ofMails, ...ofTraits, ...ofDates, ...ofProperties }

const textsOf = (some: Readings): string[] => Object.keys(some)

export const templates = {
  mails: textsOf(ofMails),
  traits: textsOf(ofTraits),
  dates: textsOf(ofDates),
  properties: textsOf(ofProperties),
}

export const fill = (text: string, sight: Sight): string => readings[text]?.(sight) ?? text

export const fillAll = (object: JsonObject, sight: Sight): JsonObject =>
  Object.fromEntries(
    Object.entries(object).map(([key, value]) => [key, typeof value === 'string' ? fill(value, sight) : value]),
  )
