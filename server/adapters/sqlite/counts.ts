import { keepForNode } from '../../../shared/engine/byNode.ts'
import type { FlowCounts, NodeCounts } from '../../ports/journal.ts'
import { minuteMs, minutesADay } from './ledger.ts'
import type { Store } from './store.ts'

export interface Span {
  version?: number
  from?: number
  to?: number
}

interface Sum {
  node: string
  metric: string
  n: number
}

export function readCounts({ sql, flows }: Store, flowId: string, { version, from, to }: Span): FlowCounts {
  const flow = flows.find(flowId)
  const counts: FlowCounts = { version: version ?? null, journeys: journeyCounts(new Map()), nodes: {} }
  if (flow === null) return counts

  const span = daysAndMinutes(from, to)
  const byNode = new Map<string, Map<string, number>>()
  for (const { node, metric, n } of sql.all<Sum>(sums, flow, version ?? null, ...span)) {
    const metrics = byNode.get(node) ?? new Map<string, number>()
    byNode.set(node, metrics.set(metric, n))
  }
  for (const [node, metrics] of byNode) {
    if (node === '') counts.journeys = journeyCounts(metrics)
    else keepForNode(counts.nodes, node, nodeCounts(metrics))
  }
  return counts
}

// ?3 to ?4 are whole days; ?5 to ?6 and ?7 to ?8 are the minutes before and after them. An empty span ends before it begins.
const sums = `SELECT node, metric, n FROM (
    SELECT c.node, c.metric, sum(
      (SELECT total(n) FROM count_by_day WHERE counter = c.key AND day BETWEEN ?3 AND ?4) +
      (SELECT total(n) FROM count_by_minute WHERE counter = c.key AND minute BETWEEN ?5 AND ?6) +
      (SELECT total(n) FROM count_by_minute WHERE counter = c.key AND minute BETWEEN ?7 AND ?8)) AS n
    FROM counter c WHERE c.flow = ?1 AND (?2 IS NULL OR c.version = ?2) GROUP BY c.node, c.metric
  ) WHERE n <> 0`

/** Whole days where the span has any, so that a year is read as 365 rows a counter, and the minutes at its edges. */
function daysAndMinutes(from = 0, to = Number.MAX_SAFE_INTEGER): [number, number, number, number, number, number] {
  const first = Math.floor(from / minuteMs)
  const last = Math.floor(to / minuteMs)
  const firstDay = Math.ceil(first / minutesADay)
  const lastDay = Math.floor((last + 1) / minutesADay) - 1
  if (firstDay > lastDay) return [0, -1, first, last, 0, -1]
  return [firstDay, lastDay, first, firstDay * minutesADay - 1, (lastDay + 1) * minutesADay, last]
}

function journeyCounts(metrics: ReadonlyMap<string, number>): FlowCounts['journeys'] {
  const of = (metric: string): number => metrics.get(metric) ?? 0
  const [entered, completed, exited, failed] = [of('entered'), of('completed'), of('exited'), of('failed')]
  return {
    entered,
    waiting: entered - completed - exited - failed,
    completed,
    exited,
    failed,
    converted: of('converted'),
  }
}

function nodeCounts(metrics: ReadonlyMap<string, number>): NodeCounts {
  const left: Record<string, number> = {}
  for (const [metric, n] of metrics) {
    if (metric.startsWith('left:')) keepForNode(left, metric.slice('left:'.length), n)
  }
  const [entered, ended, failed] = [metrics.get('entered') ?? 0, metrics.get('ended') ?? 0, metrics.get('failed') ?? 0]
  const leftInAll = Object.values(left).reduce((sum, n) => sum + n, 0)
  return { entered, waiting: entered - leftInAll - ended - failed, left, ended, failed }
}
