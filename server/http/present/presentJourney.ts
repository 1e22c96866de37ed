import type { JourneyAnswer } from '../../../shared/api/answers.ts'
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
export const nodeLabels = (flow: Flow | null): Record<string, string> =>
  Object.fromEntries((flow?.nodes ?? []).map((node) => [node.id, labelOf(node)]))

const labelOf = ({ type, data }: Flow['nodes'][number]): string => data.label || definitionOf(type).title

const isoOrNull = (at: number | null): string | null => (at === null ? null : instantToIso(at))
