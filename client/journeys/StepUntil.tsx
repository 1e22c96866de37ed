import type { StepAnswer } from '../../shared/api/journeyAnswers.ts'
import { Moment } from '../ui/Moment.tsx'
import classes from './JourneySteps.module.css'

/** How long a pause lasts, or lasted. */
export function StepUntil({ step, isOver, zone }: { step: StepAnswer; isOver: boolean; zone: string }) {
  if (!step.until) return null
  return (
    <p className={classes.why}>
      {isOver ? 'Waited until' : 'Waits until'} <Moment at={step.until} zone={zone} />
    </p>
  )
}
