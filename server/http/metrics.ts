import { Gauge, Registry } from 'prom-client'
import type { AppDeps } from './deps.ts'
import { mostOverdueTimerMs } from './mostOverdueTimer.ts'

/** What Prometheus reads, worked out when it asks. */
interface Metrics {
  contentType: string
  read(): Promise<string>
}

type Figures = ReturnType<AppDeps['journal']['gauges']>

export function createMetrics(deps: AppDeps): Metrics {
  const { journal, library } = deps
  const registry = new Registry()
  const lines: { gauge: Gauge; value(figures: Figures): number }[] = []
  const add = (name: string, help: string, value: (figures: Figures) => number) =>
    lines.push({ gauge: new Gauge({ name: `runnel_${name}`, help, registers: [registry] }), value })
  add('customers', 'Customers', ({ customers }) => customers)
  add('events', 'Events stored', ({ events }) => events)
  add('open_journeys', 'Journeys under way', ({ openJourneys }) => openJourneys)
  add('queued_deliveries', 'Deliveries waiting to be tried', ({ queuedDeliveries }) => queuedDeliveries)
  add('most_overdue_timer_seconds', 'How late the latest timer is', () => mostOverdueTimerMs(deps) / 1000)
  add('live_flows', 'Flows that are live', () => library.flows().filter(({ status }) => status === 'live').length)
  add('store_writable', 'Whether events can be stored, 1 or 0', () => (journal.isWritable() ? 1 : 0))
  add('heap_bytes', 'Memory of the process in use', () => process.memoryUsage().heapUsed)
  add('resident_bytes', 'Memory of the process as the machine counts it', () => process.memoryUsage.rss())
  return {
    contentType: registry.contentType,
    read() {
      // Once a call, not once a line: with a million journeys each count takes some milliseconds.
      const figures = journal.gauges()
      for (const { gauge, value } of lines) gauge.set(value(figures))
      return registry.metrics()
    },
  }
}
