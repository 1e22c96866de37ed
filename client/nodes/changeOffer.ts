import type { JsonObject, JsonValue } from '../../shared/json.ts'
import { fieldsOfKind } from './offerKinds.ts'

/** The offer with one thing said anew, in its place; undefined takes it out. */
export function withField(offer: JsonObject, key: string, value: JsonValue | undefined): JsonObject {
  if (value !== undefined) return { ...offer, [key]: value }
  return Object.fromEntries(Object.entries(offer).filter(([name]) => name !== key))
}

/** The offer as one of another kind: what only the old kind has a field for goes, what the author added stays. */
export function withKind(offer: JsonObject, kind: string): JsonObject {
  const old = new Set(fieldsOfKind(offer.kind).map(({ key }) => key))
  const next = new Set(fieldsOfKind(kind).map(({ key }) => key))
  const kept = Object.entries(offer).filter(([key]) => key !== 'kind' && (next.has(key) || !old.has(key)))
  return { kind, ...Object.fromEntries(kept) }
}

/** What the author added to an offer beyond the form of its kind. */
export const ownEntries = (offer: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(offer).filter(([key]) => isOwn(offer, key)))

/** The offer with other things of the author's own. */
export const withOwnEntries = (offer: JsonObject, own: JsonObject): JsonObject => ({
  ...Object.fromEntries(Object.entries(offer).filter(([key]) => !isOwn(offer, key))),
  ...Object.fromEntries(Object.entries(own).filter(([key]) => isOwn(offer, key))),
})

const isOwn = ({ kind }: JsonObject, name: string): boolean =>
  name !== 'kind' && !fieldsOfKind(kind).some(({ key }) => key === name)
