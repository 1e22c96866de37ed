import type { JsonObject, JsonValue } from '../json.ts'

/**
 * What people call a customer: the `name` trait, else first and last name in either spelling that senders use, else the email address.
 * Null where none of them was told; then only the id is left.
 *
 * @example nameOf({ firstName: 'Ada', lastName: 'Lovelace' }) // 'Ada Lovelace'
 */
export function nameOf(traits: JsonObject): string | null {
  const first = text(traits.firstName) ?? text(traits.first_name)
  const last = text(traits.lastName) ?? text(traits.last_name)
  return text(traits.name) ?? ([first, last].filter(Boolean).join(' ') || text(traits.email))
}

function text(value: JsonValue | undefined): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}
