import type { Journal } from '../../ports/journal.ts'
import type { Store } from './store.ts'
import { nextTimerAt } from './timers.ts'

/** Each figure is read from the smallest index that has it. */
export function readGauges(store: Store, held: ReadonlySet<string>, now: number): ReturnType<Journal['gauges']> {
  const figure = (text: string): number => store.sql.one<{ n: number }>(text)?.n ?? 0
  const firstDue = nextTimerAt(store, held)
  return {
    customers: figure('SELECT count(*) AS n FROM customer'),
    events: figure('SELECT total(count) AS n FROM event_name'),
    openJourneys: figure('SELECT count(*) AS n FROM journey WHERE status < 2'),
    queuedDeliveries: figure('SELECT count(*) AS n FROM delivery WHERE next_at IS NOT NULL'),
    mostOverdueTimerMs: firstDue === null ? 0 : Math.max(0, now - firstDue),
  }
}
