import type { Attempt } from '../../ports/channel.ts'
import type { DeliveryRecord } from '../../ports/journal.ts'
import { HeaderRefused, ownHeaders } from './ownHeaders.ts'
import type { WebhookCall } from './request.ts'
import { signatureHeaders } from './sign.ts'

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'])

/** The call that a delivery asks for, or why it can never be made. */
export function prepareCall(delivery: DeliveryRecord, secret: string, now: number): WebhookCall | Attempt {
  const { body: effect, key } = delivery
  if (effect.kind !== 'webhook') return giveUp(`A ${effect.kind} effect is not for a webhook.`)
  const url = URL.parse(effect.url.trim())
  if (!url?.hostname || !['http:', 'https:'].includes(url.protocol))
    return giveUp('The URL is not an http or https address.')
  const method = effect.method.trim().toUpperCase()
  if (!methods.has(method)) return giveUp(`The method must be one of ${[...methods].join(', ')}.`)
  const body = method === 'GET' || method === 'HEAD' ? '' : effect.body
  try {
    const headers = {
      'user-agent': 'Runnel',
      ...(body !== '' && { 'content-type': isJson(body) ? 'application/json' : 'text/plain; charset=utf-8' }),
      ...ownHeaders(effect.headers),
      ...(effect.signed && signatureHeaders(secret, key, now, body)),
      'idempotency-key': key,
    }
    return { url, method, headers, body }
  } catch (fault) {
    if (fault instanceof HeaderRefused) return giveUp(fault.message)
    throw fault
  }
}

const giveUp = (response: string): Attempt => ({ result: 'give-up', response })

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
