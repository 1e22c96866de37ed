import { createHmac } from 'node:crypto'

/**
 * The headers by which a receiver knows that a call is ours and unchanged: https://www.standardwebhooks.com.
 *
 * @param secret `whsec_` and base64.
 * @param at Epoch milliseconds of this try; receivers refuse old ones.
 */
export function signatureHeaders(secret: string, id: string, at: number, body: string): Record<string, string> {
  const timestamp = String(Math.floor(at / 1000))
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` }
}
