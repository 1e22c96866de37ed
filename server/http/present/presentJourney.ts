import type { JourneyAnswer } from '../../../shared/api/journeyAnswers.ts'
import { instantToIso } from '../../../shared/engine/calendar.ts'
import type { Journey } from '../../../shared/engine/journey.ts'
import type { Flow } from '../../../shared/flow/flow.ts'
import { definitionOf } from '../../../shared/nodes/index.ts'
import type { Stores } from './customerName.ts'
import { customerName } from './customerName.ts'

export function presentJourney(journey: Journey, { library, journal }: Stores): JourneyAnswer {
  const { id, flowId, version, customerId, status, endReason, outcome, position } = journey
  const node = position && library.version(flowId, version)?.nodes.find((candidate) => candidate.id === position.nodeId)
  return {
    id,
    flowId,
    flowName: library.flow(flowId)?.flow.name ?? null,
    version,
    customerId,
    customerName: customerName(customerId, journal),
    status,
    startedAt: instantToIso(journey.startedAt),
    endedAt: isoOrNull(journey.endedAt),
    endReason,
    outcome,
    nodeId: position?.nodeId ?? null,
    nodeLabel: node ? labelOf(node) : null,
    until: isoOrNull(position?.dueAt ?? null),
    converted: journey.converted !== null,
  }
}

/** What the cards of a flow are called, by node id. */
const nodeLabels = (flow: Flow | null): Record<string, string> =>
  Object.fromEntries((flow?.nodes ?? []).map((node) => [node.id, labelOf(node)]))

/** What the cards on a trail are called: as older versions called them, and above that as the journey's own does. */
export const trailLabels = (
  { flowId, version }: Journey,
  versions: readonly number[],
  library: Stores['library'],
): Record<string, string> =>
  Object.assign({}, ...[...new Set(versions), version].map((one) => nodeLabels(library.version(flowId, one))))

const labelOf = ({ type, data }: Flow['nodes'][number]): string => data.label || definitionOf(type).title

const isoOrNull = (at: number | null): string | null => (at === null ? null : instantToIso(at))
