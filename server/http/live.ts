import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { AppDeps } from './deps.ts'
import { findFlow } from './flows.ts'

/** Server-sent events for an open canvas: counts, previews posted from outside, new revisions of the draft. */
export function liveRoutes({ library, live }: AppDeps) {
  return new Hono().get('/flows/:id/live', (c) => {
    const { id } = findFlow(library, c.req.param('id'))
    return streamSSE(c, async (stream) => {
      const { promise: ended, resolve: end } = Promise.withResolvers<void>()
      stream.onAbort(end)
      const unfollow = live.follow(id, {
        end,
        // A canvas that went away while it was told something has nothing to hear any more.
        tell: ({ event, data }) => void stream.writeSSE({ event, data: JSON.stringify(data) }).catch(end),
      })
      await ended
      unfollow()
    })
  })
}
