import { Buffer } from 'node:buffer'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { notJson } from '../../refusals.ts'
import type { IntakeAnswer } from './answers.ts'
import type { IntakeCallKind } from './calls.ts'
import { intakeCalls } from './calls.ts'
import type { IntakeDeps } from './intakeDeps.ts'
import { takeText } from './takeText.ts'

const callsByUrl: ReadonlyMap<string, IntakeCallKind> = new Map(
  intakeCalls.flatMap((call) => call.paths.map((path) => [`/v1${path}`, call] as const)),
)

/**
 * Takes the intake's plain calls straight from Node: a body of known and lawful length that is not compressed. Nearly every event comes so, and making
 * web requests and responses of them would be a quarter of what they cost. False: the call is left to the routes, which do the same for all others.
 */
export const fastDoor =
  (deps: IntakeDeps) =>
  (incoming: IncomingMessage, outgoing: ServerResponse): boolean => {
    const call = incoming.method === 'POST' ? callsByUrl.get(incoming.url ?? '') : undefined
    if (call === undefined || !isPlain(incoming, call.limitBytes)) return false
    const readText = () => readIncoming(incoming)
    void takeText(call, incoming.headers.authorization ?? null, readText, deps).then((answer) => send(outgoing, answer))
    return true
  }

/** Node's parser holds a connection to its content-length. */
function isPlain({ headers }: IncomingMessage, limitBytes: number): boolean {
  const length = headers['content-length']
  return headers['content-encoding'] === undefined && length !== undefined && Number(length) <= limitBytes
}

function readIncoming(incoming: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => resolve(textOf(chunks)))
    // Whoever hung up in the middle of a body hears no answer, and it is no fault of ours to log.
    incoming.on('error', () => reject(notJson('The body ended too early.')))
  })
}

/** Without the byte order mark that some senders begin with, as the routes read it. */
function textOf(chunks: readonly Buffer[]): string {
  const [first] = chunks
  const text = (chunks.length === 1 && first ? first : Buffer.concat(chunks)).toString()
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
}

function send(outgoing: ServerResponse, { status, headers, body }: IntakeAnswer): void {
  outgoing.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) })
  outgoing.end(body)
}
