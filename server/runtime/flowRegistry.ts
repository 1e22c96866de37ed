import { compileFlow } from '../../shared/engine/compileFlow.ts'
import type { Plan } from '../../shared/engine/plan.ts'
import type { LiveFlows, LiveTrigger } from '../../shared/engine/turnWorld.ts'
import type { TriggerProgram } from '../../shared/nodes/defineNode.ts'
import type { SegmentChange } from '../../shared/segments/segment.ts'
import type { Library } from '../ports/library.ts'

/** The published flows as turns see them, compiled once for each version. */
export interface FlowRegistry extends LiveFlows {
  /** Brings one flow in line with the library, after it was published, paused, resumed, archived or removed. */
  refresh(flowId: string): void
  pausedFlowIds(): ReadonlySet<string>
  /** Triggers of live flows that wait for moments: of a date, or of a schedule. */
  triggersWithClock(): readonly (LiveTrigger & { program: TriggerProgram })[]
}

const noTriggers: readonly LiveTrigger[] = []

/** Reads all published flows of the library. Live ones are compiled at once, older versions when a journey needs them. */
export function createFlowRegistry(library: Library): FlowRegistry {
  const plans = new Map<string, Map<number, Plan>>()
  const live = new Map<string, Plan>()
  const paused = new Set<string>()
  let byEvent = new Map<string, LiveTrigger[]>()
  let goalEvents = new Set<string>()
  let bySegment = new Map<string, LiveTrigger[]>()

  function planOf(flowId: string, version: number): Plan | null {
    const known = plans.get(flowId)?.get(version)
    if (known) return known
    const flow = library.version(flowId, version)
    if (!flow) return null
    const plan = compileFlow(flow, { flowId, version })
    const ofFlow = plans.get(flowId) ?? new Map<number, Plan>()
    plans.set(flowId, ofFlow.set(version, plan))
    return plan
  }

  function read(flowId: string): void {
    live.delete(flowId)
    paused.delete(flowId)
    const record = library.flow(flowId)
    if (!record) plans.delete(flowId)
    if (record?.status === 'paused') paused.add(flowId)
    if (record?.status !== 'live' || record.liveVersion === null) return
    const plan = planOf(flowId, record.liveVersion)
    if (plan) live.set(flowId, plan)
  }

  const index = () => {
    // Of all flows, whatever became of them: who has been through one may still reach its goal.
    goalEvents = new Set(library.flows().flatMap(({ id }) => [...library.goalEvents(id)]))
    byEvent = indexTriggers(live.values(), ({ event }) => event)
    bySegment = indexTriggers(live.values(), ({ segment }) => (segment ? wishOf(segment) : null))
  }

  for (const { id } of library.flows()) read(id)
  index()

  return {
    refresh(flowId) {
      read(flowId)
      index()
    },
    pausedFlowIds: () => new Set(paused),
    triggersWithClock: () => [...live.values()].flatMap(withClock),
    triggersFor: (event) => byEvent.get(event) ?? noTriggers,
    isGoal: (event) => goalEvents.has(event),
    triggersForSegment: (change) => bySegment.get(wishOf(change)) ?? noTriggers,
    planOf,
    livePlan: (flowId) => live.get(flowId) ?? null,
    isPaused: (flowId) => paused.has(flowId),
  }
}

/** By what they want, so that an event that no flow wants costs one look-up however many flows are live. */
function indexTriggers(
  plans: Iterable<Plan>,
  wishOf: (program: TriggerProgram) => string | null,
): Map<string, LiveTrigger[]> {
  const byWish = new Map<string, LiveTrigger[]>()
  for (const plan of [...plans].sort(inOrder)) {
    for (const { nodeId, program, isDisabled } of plan.triggers.values()) {
      const wish = program && !isDisabled ? wishOf(program) : null
      if (wish === null) continue
      const triggers = byWish.get(wish)
      if (triggers) triggers.push({ plan, nodeId })
      else byWish.set(wish, [{ plan, nodeId }])
    }
  }
  return byWish
}

const withClock = (plan: Plan) =>
  [...plan.triggers.values()].flatMap(({ nodeId, program, isDisabled }) =>
    program && !isDisabled && (program.date ?? program.schedule) ? [{ plan, nodeId, program }] : [],
  )

const wishOf = ({ segmentId, change }: SegmentChange): string => `${change} ${segmentId}`

function inOrder(a: Plan, b: Plan): number {
  return a.priority - b.priority || (a.flowId < b.flowId ? -1 : 1)
}
