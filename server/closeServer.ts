import { once } from 'node:events'
import type { Server } from 'node:http'

const graceMs = 10_000

/** Takes no more calls and lets those under way end; those that take longer than ten seconds are cut off. */
export async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  // A kept-alive connection is idle only after its last answer, so asking once is not enough.
  const sweep = setInterval(() => server.closeIdleConnections(), 50)
  const cut = setTimeout(() => server.closeAllConnections(), graceMs)
  try {
    await closed
  } finally {
    clearInterval(sweep)
    clearTimeout(cut)
  }
}
