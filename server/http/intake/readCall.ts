import type { JsonObject, JsonValue } from '../../../shared/json.ts'
import type { InputError } from '../../refusals.ts'
import type { CallIds, IntakeCall } from '../../runtime/intakeCall.ts'
import { anonymousPrefix } from '../../runtime/takeCall.ts'
import { isTooDeep, maxDepth } from '../depth.ts'
import type { CallBody, CallType } from './callSchemas.ts'
import { callSchemas } from './callSchemas.ts'
import { callTime } from './callTime.ts'

/** What a call is read against. */
export interface Reading {
  receivedAt: number
  /** To be added to the sender's timestamps. */
  skewMs: number
}

export type ReadCall = { call: IntakeCall } | { errors: InputError[] }

/** Checks one call and puts it into our words. Never throws for what a sender wrote. */
export function readCall(type: CallType, body: unknown, reading: Reading): ReadCall {
  if (isTooDeep(body)) return { errors: [{ path: '', message: `A call is nested at most ${maxDepth} levels deep.` }] }
  const parsed = callSchemas[type].safeParse(body)
  if (!parsed.success) {
    return { errors: parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })) }
  }
  const { data } = parsed
  const timestamp = callTime(data.timestamp ?? data.originalTimestamp ?? null, reading.skewMs, reading.receivedAt)
  if (timestamp === null) {
    return wrong(
      'timestamp',
      'This is no moment since 1970, or sentAt puts it before. Write both like 2026-03-01T09:00:00.000Z.',
    )
  }
  const base = { messageId: data.messageId || null, timestamp }
  // Each reader gets the body that the schema of the same name has just checked.
  return (readers[type] as (body: CallBody, base: CallBase) => ReadCall)(data, base)
}

type CallBase = Pick<IntakeCall, 'messageId' | 'timestamp'>

const readers: { [T in CallType]: (body: CallBody<T>, base: CallBase) => ReadCall } = {
  track: (body, base) =>
    withIds(body, (ids) => ({
      call: { kind: 'event', ...base, ids, event: body.event, properties: body.properties ?? {} },
    })),
  page: (body, base) => readView('Page Viewed', body, base),
  screen: (body, base) => readView('Screen Viewed', body, base),
  identify: (body, base) =>
    withIds(body, (ids) => {
      const { consent = null, ...traits } = body.traits ?? traitsOf(body.context)
      if (!isConsent(consent)) return wrong('traits.consent', 'Consent is an object of channels with true or false.')
      return { call: { kind: 'identify', ...base, ids, traits, consent: consent ?? {} } }
    }),
  group: (body, base) =>
    withIds(body, (ids) => {
      if (!body.groupId) return wrong('groupId', 'Name the group.')
      return { call: { kind: 'group', ...base, ids, group: { ...(body.traits ?? {}), id: body.groupId } } }
    }),
  alias: ({ previousId, userId }, base) => {
    if (!previousId) return wrong('previousId', 'Name the id that the customer had before.')
    if (!userId) return wrong('userId', 'Name the customer.')
    return refusalOf(userId) ?? { call: { kind: 'alias', ...base, previousId, userId } }
  },
}

function readView(event: string, body: CallBody<'page' | 'screen'>, base: CallBase): ReadCall {
  const properties: JsonObject = { ...(body.properties ?? {}) }
  if (body.name) properties.name = body.name
  if (body.category) properties.category = body.category
  return withIds(body, (ids) => ({ call: { kind: 'event', ...base, ids, event, properties } }))
}

function withIds(
  { userId, anonymousId }: { userId?: string | null | undefined; anonymousId?: string | null | undefined },
  make: (ids: CallIds) => ReadCall,
): ReadCall {
  if (!userId && !anonymousId) return wrong('userId', 'Say whose it is: send userId or anonymousId.')
  return refusalOf(userId ?? '') ?? make({ userId: userId || null, anonymousId: anonymousId || null })
}

/** RudderStack's clients put the traits of an identify there. */
function traitsOf(context: unknown): JsonObject {
  const traits = typeof context === 'object' && context !== null && 'traits' in context ? context.traits : null
  // What JSON.parse made and is an object is a JsonObject.
  return typeof traits === 'object' && traits !== null && !Array.isArray(traits) ? (traits as JsonObject) : {}
}

function isConsent(consent: JsonValue): consent is Record<string, boolean> | null {
  if (consent === null) return true
  if (typeof consent !== 'object' || Array.isArray(consent)) return false
  return Object.values(consent).every((given) => typeof given === 'boolean')
}

const wrong = (path: string, message: string): ReadCall => ({ errors: [{ path, message }] })

/** Why no known customer can have that id; null where one can. */
function refusalOf(userId: string): ReadCall | null {
  if (userId.startsWith(anonymousPrefix)) {
    return wrong('userId', `An id that starts with "${anonymousPrefix}" is an anonymous one: send it as anonymousId.`)
  }
  // Every address with such a step in it is read as another one, however it is encoded: nobody could look them up or erase them.
  if (userId === '.' || userId === '..') {
    return wrong('userId', `"${userId}" cannot be an id: no address can hold it. Send another one.`)
  }
  return null
}
