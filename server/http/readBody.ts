import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { notJson, tooLarge } from '../refusals.ts'

const inflate = promisify(gunzip)

/**
 * Reads a body as text, never more than `limitBytes` of it, before and after inflating: a body that says or turns out to be longer is refused
 * with 413 as soon as that is known. Throws a `Refusal`.
 */
export async function readBody(request: Request, limitBytes: number): Promise<string> {
  // Codings have no case (RFC 9110, 8.4.1).
  const encoding = request.headers.get('content-encoding')?.toLowerCase() ?? null
  const plain = encoding === null || encoding === '' || encoding === 'identity'
  if (plain && isWithin(request.headers.get('content-length'), limitBytes)) {
    const text = await request.text().catch(cutOff)
    // A request without a connection can carry any content-length.
    if (text.length > limitBytes || (text.length * 3 > limitBytes && Buffer.byteLength(text) > limitBytes)) {
      throw tooLarge(limitBytes)
    }
    return text
  }
  const bytes = await readBytes(request, limitBytes)
  if (plain) return textOf(bytes)
  if (encoding !== 'gzip' && encoding !== 'x-gzip')
    throw notJson(`The content encoding "${encoding}" is not supported. Use gzip.`)
  return textOf(await inflated(bytes, limitBytes))
}

/** Without the byte order mark that some senders begin with, as `Request.text` reads it. */
const textOf = (bytes: Buffer): string => new TextDecoder().decode(bytes)

/** Node's parser holds a connection to its content-length, so such a body can be read at once. */
function isWithin(contentLength: string | null, limitBytes: number): boolean {
  if (contentLength === null) return false
  if (Number(contentLength) > limitBytes) throw tooLarge(limitBytes)
  return true
}

async function readBytes(request: Request, limitBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  const reader = request.body?.getReader()
  for (let length = 0; reader; ) {
    const { done, value } = await reader.read().catch(cutOff)
    if (done) break
    length += value.length
    if (length > limitBytes) throw tooLarge(limitBytes)
    chunks.push(value)
  }
  return Buffer.concat(chunks)
}

/** Whoever hung up in the middle of a body hears no answer, and it is no fault of ours to log. */
function cutOff(): never {
  throw notJson('The body ended too early.')
}

async function inflated(bytes: Buffer, limitBytes: number): Promise<Buffer> {
  try {
    // A bomb is put out at the limit: zlib stops there and the rest is never made.
    return await inflate(bytes, { maxOutputLength: limitBytes })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(limitBytes)
    throw notJson('The body says that it is gzip, but it cannot be inflated.')
  }
}
