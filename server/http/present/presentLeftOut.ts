import type { CustomerJourneyAnswer } from '../../../shared/api/journeyAnswers.ts'
import { presentEffect } from '../../../shared/api/presentStep.ts'
import { instantToIso } from '../../../shared/engine/calendar.ts'
import type { Journey } from '../../../shared/engine/journey.ts'
import { versionsOf } from '../../../shared/engine/moved.ts'
import { once } from '../../../shared/once.ts'
import type { AppDeps } from '../deps.ts'
import { presentJourney, trailLabels } from './presentJourney.ts'

/** One journey with what it asked for and what was left out. */
export function presentLeftOut(journey: Journey, deps: AppDeps): CustomerJourneyAnswer {
  const steps = deps.journal.steps(journey.id)
  // Most journeys leave nothing out.
  const labels = once(() => trailLabels(journey, versionsOf(steps, journey.version), deps.library))
  const leftOut = steps.flatMap(({ at, leftAt, nodeId, effects }) =>
    effects
      .filter(({ status }) => status === 'skipped')
      .map((effect) => ({
        at: instantToIso(leftAt ?? at),
        nodeLabel: labels()[nodeId] ?? null,
        effect: presentEffect(effect),
      })),
  )
  return { ...presentJourney(journey, deps), leftOut }
}
