import { validateHeaderName, validateHeaderValue } from 'node:http'

/** Headers that belong to the connection, or that say who we are: a flow cannot set them. */
const reserved = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'idempotency-key',
  'keep-alive',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'webhook-id',
  'webhook-signature',
  'webhook-timestamp',
])

/** A header that cannot be sent as it stands; its value stays out of the message, it may be a token. */
export class HeaderRefused extends Error {
  override name = 'HeaderRefused'
}

/** The headers of a flow's webhook, in lower case, reserved ones left out. Throws where one cannot be sent. */
export function ownHeaders(headers: Record<string, string>): Record<string, string> {
  const kept = Object.entries(headers)
    .map(([name, value]): [string, string] => [name.trim().toLowerCase(), value.trim()])
    .filter(([name]) => name !== '' && !reserved.has(name))
  for (const [name, value] of kept) validate(name, value)
  return Object.fromEntries(kept)
}

function validate(name: string, value: string): void {
  try {
    validateHeaderName(name)
    validateHeaderValue(name, value)
  } catch {
    throw new HeaderRefused(`The header ${JSON.stringify(name.slice(0, 40))} has a character that no header may have.`)
  }
}
