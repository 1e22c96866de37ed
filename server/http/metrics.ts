import { Gauge, Registry } from 'prom-client'
import type { AppDeps } from './deps.ts'

/** What Prometheus reads, worked out when it asks. */
export function createMetrics({ journal, library, clock }: AppDeps): Registry {
  const registry = new Registry()
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name: `runnel_${name}`,
      help,
      registers: [registry],
      collect() {
        this.set(read())
      },
    })
  const figures = () => journal.gauges(clock.now())
  gauge('customers', 'Customers', () => figures().customers)
  gauge('events', 'Events stored', () => figures().events)
  gauge('open_journeys', 'Journeys under way', () => figures().openJourneys)
  gauge('queued_deliveries', 'Deliveries waiting to be tried', () => figures().queuedDeliveries)
  gauge('most_overdue_timer_seconds', 'How late the latest timer is', () => figures().mostOverdueTimerMs / 1000)
  gauge('live_flows', 'Flows that are live', () => library.flows().filter(({ status }) => status === 'live').length)
  gauge('store_writable', 'Whether events can be stored, 1 or 0', () => (journal.isWritable() ? 1 : 0))
  gauge('heap_bytes', 'Memory of the process in use', () => process.memoryUsage().heapUsed)
  gauge('resident_bytes', 'Memory of the process as the machine counts it', () => process.memoryUsage.rss())
  return registry
}
