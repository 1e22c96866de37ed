import type { FlowCounts, Journal, NodeCounts } from '../../server/ports/journal.ts'
import type { Journey, Step } from '../../shared/engine/journey.ts'
import { isOpen } from '../../shared/engine/journey.ts'
import type { Snapshot } from './snapshot.ts'

/** The numbers on the canvas are those of the journeys and their steps, and they conserve. */
export function lookForCounts({ journeys }: Snapshot, journal: Journal, flowIds: Iterable<string>): string[] {
  return [...flowIds].flatMap((flowId) => {
    const counts = journal.counts(flowId, {})
    const counted = countAnew(journeys.filter(({ journey }) => journey.flowId === flowId))
    const isSame = JSON.stringify(inOrder(counts)) === JSON.stringify(inOrder(counted))
    const says = (what: string) => `The counts of flow ${flowId} ${what}.`
    return [
      ...(isSame
        ? []
        : [says(`are ${JSON.stringify(inOrder(counts))}, its journeys ${JSON.stringify(inOrder(counted))}`)]),
      ...Object.entries(counts.nodes).flatMap(([node, n]) => (conserves(n) ? [] : says(`do not add up at ${node}`))),
    ]
  })
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, n) => all + n, 0)

const conserves = ({ entered, waiting, left, ended, failed }: NodeCounts): boolean =>
  waiting >= 0 && entered === waiting + sum(Object.values(left)) + ended + failed

function countAnew(trails: Snapshot['journeys']): FlowCounts {
  const nodes: Record<string, NodeCounts> = {}
  for (const step of trails.flatMap(({ steps }) => steps)) {
    const node = nodes[step.nodeId] ?? { entered: 0, waiting: 0, left: {}, ended: 0, failed: 0 }
    nodes[step.nodeId] = node
    node.entered += 1
    count(node, step)
  }
  const those = (is: (journey: Journey) => boolean): number => trails.filter(({ journey }) => is(journey)).length
  return {
    version: null,
    nodes,
    journeys: {
      entered: trails.length,
      waiting: those(isOpen),
      completed: those(({ status }) => status === 'completed'),
      exited: those(({ status }) => status === 'exited'),
      failed: those(({ status }) => status === 'failed'),
      converted: those(({ converted }) => converted !== null),
    },
  }
}

function count(node: NodeCounts, { handle, leftAt, ended }: Step): void {
  if (leftAt === null) node.waiting += 1
  else if (ended === 'failed') node.failed += 1
  else if (handle === null) node.ended += 1
  else node.left[handle] = (node.left[handle] ?? 0) + 1
}

/** JSON with its keys in order, so that equal counts read alike. */
function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, entry]) => [key, inOrder(entry)]),
  )
}
