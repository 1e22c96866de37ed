import type { JourneyDetailAnswer, StepAnswer } from '../../shared/api/journeyAnswers.ts'
import { colourOf } from '../ui/nodeColour.ts'
import { Timeline } from '../ui/Timeline.tsx'
import classes from './JourneySteps.module.css'
import { isOpen } from './journeyStatus.ts'
import { StepEffect } from './StepEffect.tsx'
import { StepUntil } from './StepUntil.tsx'

/** The trail: each node reached, when, why it was left the way it was, and what it asked for. */
export function JourneySteps({ journey }: { journey: JourneyDetailAnswer }) {
  return (
    <Timeline
      label="Steps"
      zone={journey.zone}
      items={journey.steps.map((step, index) => ({
        key: `${index} ${step.nodeId}`,
        at: step.at,
        colour: colourOf(step.type),
        title: journey.nodeLabels[step.nodeId] ?? 'A node that is no longer drawn',
        children: (
          <StepBody step={step} isOver={!isOpen(journey) || index < journey.steps.length - 1} zone={journey.zone} />
        ),
      }))}
    />
  )
}

function StepBody({ step, isOver, zone }: { step: StepAnswer; isOver: boolean; zone: string }) {
  return (
    <>
      {step.says.map((sentence) => (
        <p key={sentence} className={classes.why}>
          {sentence}
        </p>
      ))}
      <StepUntil step={step} isOver={isOver} zone={zone} />
      {step.effects.map((effect) => (
        <StepEffect key={effect.key} effect={effect} />
      ))}
    </>
  )
}
