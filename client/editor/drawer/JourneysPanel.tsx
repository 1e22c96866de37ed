import { Button } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import type { JourneyAnswer } from '../../../shared/api/answers.ts'
import { customerQuery } from '../../api/customers.ts'
import { countsQuery } from '../../api/flows.ts'
import { journeyQuery, journeysQuery } from '../../api/journeys.ts'
import { RetryJourney } from '../../journeys/RetryJourney.tsx'
import { Fault } from '../../ui/Fault.tsx'
import { isZone } from '../../ui/formatMoment.ts'
import { Loading } from '../../ui/Loading.tsx'
import { Moment } from '../../ui/Moment.tsx'
import { Pill } from '../../ui/Pill.tsx'
import { StepTable } from '../preview/StepTable.tsx'
import { useTrailPlayer } from '../preview/useTrailPlayer.ts'
import { useOpenEditor } from '../store/EditorContext.tsx'
import classes from './Drawer.module.css'

const tones = { ready: 'brand', waiting: 'brand', completed: 'good', exited: 'quiet', failed: 'bad' } as const

/** Who is in this flow or was. A press lights their trail up on the canvas. */
export function JourneysPanel() {
  const { flowId } = useOpenEditor()
  const journeys = useInfiniteQuery(journeysQuery({ flowId }))
  const [chosen, setChosen] = useState<string | null>(null)
  useFreshJourneys(journeys.refetch)
  const items = journeys.data?.pages.flatMap((page) => page.items)

  if (journeys.error) return <Fault error={journeys.error} onRetry={() => void journeys.refetch()} />
  if (!items) return <Loading />
  if (items.length === 0)
    return <p className={classes.empty}>Nobody has entered yet. Journeys appear here as events come in.</p>

  return (
    <div className={classes.split}>
      <div className={classes.side}>
        <div>
          {items.map((journey) => (
            <JourneyRow key={journey.id} journey={journey} isChosen={journey.id === chosen} onChoose={setChosen} />
          ))}
        </div>
        {journeys.hasNextPage && (
          <Button variant="default" size="xs" onClick={() => void journeys.fetchNextPage()}>
            Show more
          </Button>
        )}
      </div>
      {chosen ? (
        <JourneyTrail key={chosen} id={chosen} />
      ) : (
        <p className={classes.empty}>Choose a journey to see its trail.</p>
      )}
    </div>
  )
}

/** Whenever the flow's numbers move, somebody moved. */
function useFreshJourneys(refetch: () => unknown): void {
  const { flowId } = useOpenEditor()
  const { dataUpdatedAt } = useQuery(countsQuery(flowId))
  const seen = useRef(dataUpdatedAt)
  useEffect(() => {
    if (seen.current !== dataUpdatedAt) refetch()
    seen.current = dataUpdatedAt
  }, [dataUpdatedAt, refetch])
}

interface JourneyRowProps {
  journey: JourneyAnswer
  isChosen: boolean
  onChoose(id: string): void
}

function JourneyRow({ journey, isChosen, onChoose }: JourneyRowProps) {
  return (
    <button type="button" className={classes.row} aria-pressed={isChosen} onClick={() => onChoose(journey.id)}>
      <b className={classes.grow}>{journey.customerId}</b>
      <span className={classes.quiet}>
        <Moment at={journey.startedAt} />
      </span>
      <Pill tone={tones[journey.status]}>{journey.status}</Pill>
    </button>
  )
}

function JourneyTrail({ id }: { id: string }) {
  const journey = useQuery(journeyQuery(id))
  const { play, stop } = useTrailPlayer()
  const customer = useQuery({
    ...customerQuery(journey.data?.customerId ?? ''),
    enabled: journey.isSuccess,
    retry: false,
  })
  const theirs = customer.data?.traits.timezone
  const zone = isZone(theirs) ? theirs : undefined
  const steps = customer.isFetched ? journey.data?.steps : undefined

  useEffect(() => {
    if (steps) play({ journeyId: id }, steps, zone)
    return stop
  }, [id, steps, zone, play, stop])

  if (journey.error) return <Fault error={journey.error} onRetry={() => void journey.refetch()} />
  if (!journey.data) return <Loading />
  return (
    <div>
      <p className={classes.verbs}>
        <Link href={`/journeys/${id}`}>Open this journey</Link>
        <RetryJourney journey={journey.data} isSmall />
      </p>
      <StepTable steps={journey.data.steps} labels={journey.data.nodeLabels} {...(zone ? { zone } : {})} />
    </div>
  )
}
