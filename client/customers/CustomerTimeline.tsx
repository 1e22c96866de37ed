import { Button, Chip, Group } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CustomerAnswer } from '../../shared/api/answers.ts'
import { customerEventsQuery, customerJourneysQuery } from '../api/customers.ts'
import { deliveriesQuery } from '../api/deliveries.ts'
import { itemsOf } from '../api/itemsOf.ts'

import { Fault } from '../ui/Fault.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Panel } from '../ui/Panel.tsx'
import { Timeline } from '../ui/Timeline.tsx'
import { ZoneNote } from '../ui/ZoneNote.tsx'
import classes from './CustomerTimeline.module.css'
import { mergeTimeline, sourcesToContinue } from './mergeTimeline.ts'
import type { EntryKind } from './timelineEntries.tsx'
import { deliveryEntry, eventEntry, journeyEntries } from './timelineEntries.tsx'

const kinds: readonly { kind: EntryKind; label: string }[] = [
  { kind: 'events', label: 'Events' },
  { kind: 'journeys', label: 'Journeys' },
  { kind: 'messages', label: 'Messages' },
]

interface CustomerTimelineProps {
  customer: CustomerAnswer
  /** The customer's own zone, where it is known. */
  zone?: string
}

/** Events, journeys and messages of one customer, merged by time. */
export function CustomerTimeline({ customer: { id }, zone }: CustomerTimelineProps) {
  const [shown, setShown] = useState<string[]>(kinds.map(({ kind }) => kind))
  const events = useInfiniteQuery(customerEventsQuery(id))
  const journeys = useInfiniteQuery(customerJourneysQuery(id))
  const deliveries = useInfiniteQuery(deliveriesQuery({ customerId: id }))
  const queries = [deliveries, journeys, events]
  const failed = queries.find((query) => query.error)

  // Of one instant, what came of an event stands over it: the newest is on top.
  const sources = [
    { kinds: ['messages'], query: deliveries, items: itemsOf(deliveries.data).map(deliveryEntry) },
    { kinds: ['journeys', 'messages'], query: journeys, items: itemsOf(journeys.data).flatMap(journeyEntries) },
    { kinds: ['events'], query: events, items: itemsOf(events.data).map(eventEntry) },
  ]
  const wanted = sources
    .filter(({ kinds }) => kinds.some((kind) => shown.includes(kind)))
    .map((source) => ({ ...source, hasMore: source.query.hasNextPage }))
  const items = mergeTimeline(wanted).filter(({ kind }) => shown.includes(kind))
  const next = sourcesToContinue(wanted)

  return (
    <Panel
      title="Timeline"
      aside={
        <Chip.Group multiple value={shown} onChange={setShown}>
          <Group gap={6}>
            {kinds.map(({ kind, label }) => (
              <Chip key={kind} value={kind} size="xs" variant="light">
                {label}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      }
    >
      {failed?.error && <Fault error={failed.error} onRetry={() => void failed.refetch()} />}
      {queries.some((query) => query.isPending) && !failed && <Loading />}
      <Timeline label="Timeline" items={items} {...(zone ? { zone } : {})} />
      {items.length === 0 && events.isSuccess && (
        <p className={classes.nothing}>Nothing of this kind has happened yet.</p>
      )}
      {next.length > 0 && (
        <Button
          variant="default"
          loading={next.some(({ query }) => query.isFetchingNextPage)}
          onClick={() => void Promise.all(next.map(({ query }) => query.fetchNextPage()))}
        >
          Load more
        </Button>
      )}
      <ZoneNote {...(zone ? { zone } : {})} />
    </Panel>
  )
}
