import type { StepAnswer } from '../../shared/api/answers.ts'
import { Moment } from '../ui/Moment.tsx'
import classes from './JourneySteps.module.css'

/** How long a pause lasts, or lasted. */
export function StepUntil({ step, zone }: { step: StepAnswer; zone: string }) {
  if (!step.until) return null
  return (
    <p className={classes.why}>
      {step.handle === null ? 'Waits until' : 'Waited until'} <Moment at={step.until} zone={zone} />
    </p>
  )
}
