import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { z } from 'zod'
import { countsAnswer, flowAnswer } from '../../shared/api/answers.ts'
import { previewAnswer } from '../../shared/api/journeyAnswers.ts'
import type { AppDeps } from './deps.ts'
import { describe } from './describe.ts'
import { findFlow } from './flows.ts'

const message = z.discriminatedUnion('event', [
  z.object({ event: z.literal('counts'), data: countsAnswer }),
  z.object({ event: z.literal('preview'), data: previewAnswer }),
  z.object({ event: z.literal('draft'), data: flowAnswer }),
])

/** Server-sent events for an open canvas: counts, previews posted from outside, new revisions of the draft. */
export function liveRoutes({ library, live }: AppDeps) {
  const description = describe({
    summary: 'What happens to a flow, as server-sent events: counts, preview, draft',
    tag: 'Live',
    answer: { schema: message, media: 'text/event-stream' },
    refusals: [404],
  })
  return new Hono().get('/flows/:id/live', description, (c) => {
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
