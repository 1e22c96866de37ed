import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { DeliveryAnswer, EventAnswer } from '../../shared/api/answers.ts'
import type { CustomerJourneyAnswer, JourneyAnswer } from '../../shared/api/journeyAnswers.ts'
import { deliveryTitle } from '../deliveries/deliveryKind.ts'
import { statusOf } from '../deliveries/deliveryStatus.ts'
import { sayEndReason } from '../journeys/journeyStatus.ts'
import { sayEffect, sayEffectReason } from '../journeys/sayEffect.ts'
import { Pill } from '../ui/Pill.tsx'
import type { TimelineItem } from '../ui/Timeline.tsx'
import { EventProperties } from './EventProperties.tsx'

/** What can be shown and hidden as one. */
export type EntryKind = 'events' | 'journeys' | 'messages'

export interface Entry extends TimelineItem {
  kind: EntryKind
}

/** What a customer did. */
export const eventEntry = (event: EventAnswer): Entry => ({
  kind: 'events',
  key: `event ${event.id}`,
  at: event.timestamp,
  colour: 'var(--trigger)',
  title: event.event,
  children: <EventProperties event={event} />,
})

/** Where a journey began and, if it has, where it ended, with what was left out between. */
export function journeyEntries(journey: CustomerJourneyAnswer): Entry[] {
  const name = (
    <Link href={`/journeys/${encodeURIComponent(journey.id)}`}>{journey.flowName ?? 'a flow that was deleted'}</Link>
  )
  const leftOut = journey.leftOut.map((one) => leftOutEntry(one, name)).reverse()
  const began: Entry = {
    kind: 'journeys',
    key: `began ${journey.id}`,
    at: journey.startedAt,
    colour: 'var(--time)',
    title: <>Entered {name}</>,
    ...(journey.nodeLabel && !journey.endedAt
      ? { aside: <Pill tone="brand">Waits at “{journey.nodeLabel}”</Pill> }
      : {}),
  }
  if (!journey.endedAt) return [...leftOut, began]
  const ended: Entry = {
    kind: 'journeys',
    key: `ended ${journey.id}`,
    at: journey.endedAt,
    colour: journey.status === 'failed' ? 'var(--bad)' : 'var(--exit)',
    title: <>Left {name}</>,
    aside: <Pill tone={journey.status === 'failed' ? 'bad' : 'quiet'}>{sayEnd(journey)}</Pill>,
  }
  return [ended, ...leftOut, began]
}

/** What a customer did not get. */
const leftOutEntry = ({ at, nodeLabel, effect }: CustomerJourneyAnswer['leftOut'][number], flow: ReactNode): Entry => ({
  kind: 'messages',
  key: `left out ${effect.key}`,
  at,
  colour: 'var(--warn)',
  title: (
    <>
      {nodeLabel ? `“${nodeLabel}”` : sayEffect(effect)} of {flow}
    </>
  ),
  aside: <Pill tone="warn">Left out{effect.reason ? `: ${sayEffectReason(effect.reason)}` : ''}</Pill>,
})

const sayEnd = ({ endReason, status }: JourneyAnswer): string => {
  if (endReason) return sayEndReason(endReason)
  return status === 'failed' ? 'Failed' : 'Completed'
}

/** What was sent to a customer or to another system about them, offered to them, or is to be done for them. */
export const deliveryEntry = (delivery: DeliveryAnswer): Entry => ({
  kind: 'messages',
  key: `delivery ${delivery.id}`,
  at: delivery.createdAt,
  colour: 'var(--action)',
  title: <Link href={`/deliveries?open=${encodeURIComponent(delivery.id)}`}>{deliveryTitle(delivery)}</Link>,
  aside: <Pill tone={statusOf(delivery).tone}>{statusOf(delivery).label}</Pill>,
})
