import type { JourneyDetailAnswer } from '../../shared/api/journeyAnswers.ts'
import { Facts } from '../ui/Facts.tsx'
import { JsonView } from '../ui/JsonView.tsx'
import { Moment } from '../ui/Moment.tsx'
import { Panel } from '../ui/Panel.tsx'
import classes from './JourneyFacts.module.css'
import { isOpen, sayEndReason } from './journeyStatus.ts'

/** When it started, where it stands, how it ended, and the event that began it. */
export function JourneyFacts({ journey }: { journey: JourneyDetailAnswer }) {
  const { zone } = journey
  return (
    <>
      <Panel title="At a glance">
        <Facts
          facts={[
            ['Version', `v${journey.version}`],
            ['Started', <Moment key="started" at={journey.startedAt} zone={zone} />],
            ['Waits at', isOpen(journey) ? journey.nodeLabel : null],
            ['Until', journey.until && <Moment at={journey.until} zone={zone} />],
            ['Ended', journey.endedAt && <Moment at={journey.endedAt} zone={zone} />],
            ['Reason', journey.endReason && sayEndReason(journey.endReason)],
            ['Goal', journey.converted ? 'Reached' : null],
          ]}
        />
      </Panel>
      {journey.event && (
        <Panel title={journey.event.event}>
          <p className={classes.note}>
            The event that started it, <Moment at={journey.event.timestamp} zone={zone} />.
          </p>
          {Object.keys(journey.event.properties).length > 0 && (
            <JsonView label={`Properties of ${journey.event.event}`} value={journey.event.properties} />
          )}
        </Panel>
      )}
    </>
  )
}
