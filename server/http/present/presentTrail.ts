import type { JourneyDetailAnswer, StepAnswer } from '../../../shared/api/journeyAnswers.ts'
import { presentStep } from '../../../shared/api/presentStep.ts'
import { instantToIso, zoneOf } from '../../../shared/engine/calendar.ts'
import type { Journey } from '../../../shared/engine/journey.ts'
import { versionsOf } from '../../../shared/engine/moved.ts'
import { newFlow } from '../../../shared/flow/newFlow.ts'
import { namesIn } from '../../namesIn.ts'
import type { AppDeps } from '../deps.ts'
import { presentJourney, trailLabels } from './presentJourney.ts'

/** One journey with its steps in the preview's shape, and what became of each delivery. */
export function presentTrail(journey: Journey, deps: AppDeps): JourneyDetailAnswer {
  const { library, journal, workspace } = deps
  const steps = journal.steps(journey.id)
  const versions = versionsOf(steps, journey.version)
  const flowOf = (version: number) => library.version(journey.flowId, version)
  const customer = journal.customer(journey.customerId)
  const zone = customer ? zoneOf(customer, workspace()).zone : workspace().timezone
  const names = namesIn(library)
  const deliveries = deliveriesOf(journey.id, deps)
  return {
    ...presentJourney(journey, deps),
    event: journey.event && {
      event: journey.event.event,
      properties: journey.event.properties,
      timestamp: instantToIso(journey.event.timestamp),
    },
    steps: steps.map((step, index) => {
      const flow = flowOf(versions[index] ?? journey.version) ?? gone
      return withDeliveries(presentStep(step, { flow, zone, names }), deliveries)
    }),
    zone,
    nodeLabels: trailLabels(journey, versions, library),
  }
}

// Sentences name nodes where they can; of a flow that was deleted only the journeys are left.
const gone = newFlow('')

type Deliveries = ReadonlyMap<string, { id: string; status: string }>

function deliveriesOf(journeyId: string, { journal }: AppDeps): Deliveries {
  const byKey = new Map<string, { id: string; status: string }>()
  let cursor: string | null = null
  do {
    const page = journal.deliveries({ journeyId }, { limit: 200, ...(cursor === null ? {} : { cursor }) })
    for (const { key, id, status } of page.items) byKey.set(key, { id, status })
    cursor = page.next
  } while (cursor !== null)
  return byKey
}

function withDeliveries(step: StepAnswer, deliveries: Deliveries): StepAnswer {
  const effects = step.effects.map((effect) => {
    const delivery = deliveries.get(effect.key)
    return delivery ? { ...effect, delivery } : effect
  })
  return { ...step, effects }
}
