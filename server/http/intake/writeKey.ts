/** The write key of an `Authorization: Basic` header: its user name, with or without a colon; null where there is none. */
export function headerKey(authorization: string | null): string | null {
  const match = /^basic +([A-Za-z0-9+/=_-]+)\s*$/i.exec(authorization ?? '')
  if (!match?.[1]) return null
  const decoded = Buffer.from(match[1], 'base64').toString()
  const colon = decoded.indexOf(':')
  return colon === -1 ? decoded : decoded.slice(0, colon)
}

/** The write key in a body, null where there is none. */
export function bodyKey(body: unknown): string | null {
  const key = typeof body === 'object' && body !== null && 'writeKey' in body ? body.writeKey : null
  return typeof key === 'string' ? key : null
}
