import { Hono } from 'hono'
import { instantToIso } from '../../shared/engine/calendar.ts'
import { requireToken } from './adminToken.ts'
import type { AppDeps } from './deps.ts'
import { createMetrics } from './metrics.ts'
import { mostOverdueTimerMs } from './mostOverdueTimer.ts'

/** For those who watch over the process. */
export function healthRoutes(deps: AppDeps) {
  const { journal, clock, config } = deps
  const metrics = createMetrics(deps)
  return new Hono()
    .get('/healthz', (c) => c.json({ ok: true }))
    .get('/readyz', (c) => {
      // The stores are open and migrated: the server does not listen before they are.
      const ok = journal.isWritable()
      return c.json(
        {
          ok,
          stores: ok ? 'writable' : 'not writable',
          mostOverdueTimerMs: mostOverdueTimerMs(deps),
          at: instantToIso(clock.now()),
        },
        ok ? 200 : 503,
      )
    })
    .get('/metrics', requireToken(config.adminToken), async (c) =>
      c.body(await metrics.read(), 200, { 'content-type': metrics.contentType }),
    )
}
