import { compileFlow } from '../../../shared/engine/compileFlow.ts'
import type { Migration } from '../../../shared/engine/migration.ts'
import type { Plan } from '../../../shared/engine/plan.ts'
import type { LiveFlows, LiveTrigger } from '../../../shared/engine/turnWorld.ts'
import type { TriggerProgram } from '../../../shared/nodes/defineNode.ts'
import type { SegmentChange } from '../../../shared/segments/segment.ts'
import type { Story } from './story.ts'

interface KeptFlow {
  plans: Plan[]
  version: number
  status: 'live' | 'paused' | 'archived'
  migration: Migration | null
}

/** The flows of a story in all their versions, as turns see them. */
export class MemoryFlows implements LiveFlows {
  readonly #flows: Map<string, KeptFlow>

  constructor(flows: Story['flows']) {
    this.#flows = new Map(
      Object.entries(flows).map(([flowId, versions]) => {
        const plans = versions.map((flow, index) => compileFlow(flow, { flowId, version: index + 1 }))
        return [flowId, { plans, version: 1, status: 'live', migration: null }]
      }),
    )
  }

  ids = (): string[] => [...this.#flows.keys()]

  find(flowId: string): KeptFlow {
    const flow = this.#flows.get(flowId)
    if (!flow) throw new Error(`There is no ${flowId}.`)
    return flow
  }

  triggersFor(event: string): LiveTrigger[] {
    return this.#triggers((program) => program.event === event)
  }

  triggersForSegment({ segmentId, change }: SegmentChange): LiveTrigger[] {
    return this.#triggers(({ segment }) => segment?.segmentId === segmentId && segment.change === change)
  }

  planOf(flowId: string, version: number): Plan | null {
    return this.find(flowId).plans[version - 1] ?? null
  }

  livePlan(flowId: string): Plan | null {
    const flow = this.#flows.get(flowId)
    return flow?.status === 'live' ? livePlanOf(flow) : null
  }

  isPaused(flowId: string): boolean {
    return this.find(flowId).status === 'paused'
  }

  #triggers(wants: (program: TriggerProgram) => boolean): LiveTrigger[] {
    return [...this.#flows.values()]
      .filter(({ status }) => status === 'live')
      .map(livePlanOf)
      .sort((a, b) => a.priority - b.priority || (a.flowId < b.flowId ? -1 : 1))
      .flatMap((plan) =>
        [...plan.triggers.values()]
          .filter(({ program }) => program && wants(program))
          .map(({ nodeId }) => ({ plan, nodeId })),
      )
  }
}

function livePlanOf({ plans, version }: KeptFlow): Plan {
  const plan = plans[version - 1]
  if (!plan) throw new Error(`There is no version ${version}.`)
  return plan
}
