import { compileFlow } from '../../shared/engine/compileFlow.ts'
import type { Plan } from '../../shared/engine/plan.ts'
import type { Journal } from '../ports/journal.ts'
import type { Library } from '../ports/library.ts'
import type { Comparison } from './compare.ts'
import { compare } from './compare.ts'
import { readLife } from './readLife.ts'
import type { Surroundings } from './relive.ts'
import { relive } from './relive.ts'

/** What a replay reads; it writes nothing. */
export interface ReplayDeps extends Surroundings {
  journal: Journal
}

/** Takes all turns of a customer again and compares each of their journeys, oldest first, with what was stored. */
export function replayJourneys(customerId: string, { journal, ...surroundings }: ReplayDeps): Comparison[] {
  const life = readLife(journal, customerId)
  if (!life) return []
  const world = relive(life, surroundings)
  return life.journeys.map((stored) => compare(stored, world))
}

/** The published versions of a library, each compiled when it is first asked for. */
export function plansIn(library: Pick<Library, 'version'>): (flowId: string, version: number) => Plan | null {
  const plans = new Map<string, Plan | null>()
  return (flowId, version) => {
    const name = `${flowId} ${version}`
    const known = plans.get(name)
    if (known !== undefined) return known
    const flow = library.version(flowId, version)
    const plan = flow && compileFlow(flow, { flowId, version })
    plans.set(name, plan)
    return plan
  }
}
