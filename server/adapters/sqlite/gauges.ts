import type { Journal } from '../../ports/journal.ts'
import type { Store } from './store.ts'

/** Each figure is read from the smallest index that has it. */
export function readGauges({ sql }: Store): ReturnType<Journal['gauges']> {
  const figure = (text: string): number => sql.one<{ n: number }>(text)?.n ?? 0
  return {
    customers: figure('SELECT count(*) AS n FROM customer'),
    events: figure('SELECT total(count) AS n FROM event_name'),
    openJourneys: figure('SELECT count(*) AS n FROM journey WHERE status < 2'),
    queuedDeliveries: figure('SELECT count(*) AS n FROM delivery WHERE next_at IS NOT NULL'),
  }
}
