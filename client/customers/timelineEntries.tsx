import { Link } from 'wouter'
import type { DeliveryAnswer, EventAnswer, JourneyAnswer } from '../../shared/api/answers.ts'
import { deliveryTitle } from '../deliveries/deliveryKind.ts'
import { statusOf } from '../deliveries/deliveryStatus.ts'
import { sayEndReason } from '../journeys/journeyStatus.ts'
import { Pill } from '../ui/Pill.tsx'
import type { TimelineItem } from '../ui/Timeline.tsx'
import { EventProperties } from './EventProperties.tsx'

/** What a customer did. */
export const eventEntry = (event: EventAnswer): TimelineItem => ({
  key: `event ${event.id}`,
  at: event.timestamp,
  colour: 'var(--trigger)',
  title: event.event,
  children: <EventProperties event={event} />,
})

/** Where a journey began and, if it has, where it ended. */
export function journeyEntries(journey: JourneyAnswer): TimelineItem[] {
  const name = (
    <Link href={`/journeys/${encodeURIComponent(journey.id)}`}>{journey.flowName ?? 'a flow that was deleted'}</Link>
  )
  const began = {
    key: `began ${journey.id}`,
    at: journey.startedAt,
    colour: 'var(--time)',
    title: <>Entered {name}</>,
    ...(journey.nodeLabel && !journey.endedAt
      ? { aside: <Pill tone="brand">Waits at “{journey.nodeLabel}”</Pill> }
      : {}),
  }
  if (!journey.endedAt) return [began]
  const ended = {
    key: `ended ${journey.id}`,
    at: journey.endedAt,
    colour: journey.status === 'failed' ? 'var(--bad)' : 'var(--exit)',
    title: <>Left {name}</>,
    aside: <Pill tone={journey.status === 'failed' ? 'bad' : 'quiet'}>{sayEnd(journey)}</Pill>,
  }
  return [ended, began]
}

const sayEnd = ({ endReason, status }: JourneyAnswer): string => {
  if (endReason) return sayEndReason(endReason)
  return status === 'failed' ? 'Failed' : 'Completed'
}

/** What was sent to a customer or to another system about them, offered to them, or is to be done for them. */
export const deliveryEntry = (delivery: DeliveryAnswer): TimelineItem => ({
  key: `delivery ${delivery.id}`,
  at: delivery.createdAt,
  colour: 'var(--action)',
  title: <Link href={`/deliveries?open=${encodeURIComponent(delivery.id)}`}>{deliveryTitle(delivery)}</Link>,
  aside: <Pill tone={statusOf(delivery).tone}>{statusOf(delivery).label}</Pill>,
})
