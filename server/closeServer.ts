import { once } from 'node:events'
import type { Server } from 'node:http'

const graceMs = 10_000

/** Takes no more calls, lets those under way end, then runs `stop`. Calls that take longer than ten seconds are cut off. */
export async function closeServer(server: Server, stop: () => Promise<void>): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  // A kept-alive connection is idle only after its last answer, so asking once is not enough.
  const sweep = setInterval(() => server.closeIdleConnections(), 50)
  const cut = setTimeout(() => server.closeAllConnections(), graceMs)
  try {
    await stop()
    await closed
  } finally {
    clearInterval(sweep)
    clearTimeout(cut)
  }
}
