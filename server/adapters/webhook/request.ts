import type { IncomingMessage } from 'node:http'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { LookupFunction } from 'node:net'

/** One HTTP call, ready to go out. */
export interface WebhookCall {
  url: URL
  method: string
  headers: Record<string, string>
  body: string
}

/** What came back: the status, what it says about coming again, and the start of the body on one line. */
export interface WebhookAnswer {
  status: number
  retryAfter: string | undefined
  body: string
}

const maxReadBytes = 4096
const maxKeptChars = 300

/** Makes one call over a connection of its own and resolves with the answer, whatever its status. Rejects where none came, or `signal` aborts. */
export async function request(call: WebhookCall, lookup: LookupFunction, signal: AbortSignal): Promise<WebhookAnswer> {
  const response = await send(call, lookup, signal)
  return {
    status: response.statusCode ?? 0,
    retryAfter: response.headers['retry-after'],
    body: await readStart(response),
  }
}

function send(call: WebhookCall, lookup: LookupFunction, signal: AbortSignal): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  const start = call.url.protocol === 'https:' ? requestHttps : requestHttp
  // A connection that is kept could outlive the check of its address, so each call opens its own.
  start(call.url, { method: call.method, headers: call.headers, agent: false, lookup, signal })
    .on('response', resolve)
    .on('error', reject)
    // A receiver that answers with another protocol (HTTP 101) ends the connection without a response and without an error.
    .on('close', () => reject(new Error('The connection ended without an answer.')))
    .end(call.body === '' ? undefined : call.body)
  return promise
}

async function readStart(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of response) {
      chunks.push(chunk)
      size += chunk.length
      if (size >= maxReadBytes) break
    }
  } catch {
    // The status is the answer. A body that breaks off or never ends takes nothing from it.
  }
  const text = Buffer.concat(chunks).toString('utf8')
  return text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, maxKeptChars)
}
