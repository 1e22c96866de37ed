import { once } from 'node:events'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'

/** One call that arrived. */
interface ReceivedCall {
  method: string
  path: string
  headers: IncomingHttpHeaders
  body: string
}

export interface Receiver {
  url: string
  port: number
  calls: ReceivedCall[]
  close(): Promise<void>
}

type Answer = (response: ServerResponse, call: ReceivedCall, nth: number) => void

/** A real HTTP server on the loopback, on a free port, that keeps every call and answers as told; with a certificate it speaks TLS. */
export async function openReceiver(
  answer: Answer = (response) => void response.end('ok'),
  certificate?: { cert: string; key: string },
): Promise<Receiver> {
  const calls: ReceivedCall[] = []
  const listen = (request: IncomingMessage, response: ServerResponse) => {
    void readCall(request).then((call) => {
      calls.push(call)
      answer(response, call, calls.length)
    })
  }
  const server = certificate ? createTlsServer(certificate, listen) : createServer(listen)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A server that listens on TCP has an address with a port.
  const { port } = server.address() as AddressInfo
  return {
    url: `${certificate ? 'https' : 'http'}://127.0.0.1:${port}`,
    port,
    calls,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function readCall(request: IncomingMessage): Promise<ReceivedCall> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const body = Buffer.concat(chunks).toString('utf8')
  return { method: request.method ?? '', path: request.url ?? '', headers: request.headers, body }
}
