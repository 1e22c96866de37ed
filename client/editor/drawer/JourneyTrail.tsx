import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link } from 'wouter'
import { inPath } from '../../api/client.ts'
import { customerQuery } from '../../api/customers.ts'
import { journeyQuery } from '../../api/journeys.ts'
import { RetryJourney } from '../../journeys/RetryJourney.tsx'
import { Fault } from '../../ui/Fault.tsx'
import { isZone } from '../../ui/formatMoment.ts'
import { Loading } from '../../ui/Loading.tsx'
import { StepTable } from '../preview/StepTable.tsx'
import { useTrailPlayer } from '../preview/useTrailPlayer.ts'
import classes from './Drawer.module.css'

/** The steps of one journey, in words here and in light on the canvas. */
export function JourneyTrail({ id }: { id: string }) {
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
        <Link href={`/customers/${inPath(journey.data.customerId)}`}>Open the customer</Link>
        <RetryJourney journey={journey.data} isSmall />
      </p>
      <StepTable steps={journey.data.steps} labels={journey.data.nodeLabels} {...(zone ? { zone } : {})} />
    </div>
  )
}
