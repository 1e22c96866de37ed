import { Button } from '@mantine/core'
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { JourneyAnswer } from '../../../shared/api/journeyAnswers.ts'
import { countsQuery } from '../../api/flows.ts'
import { journeysQuery } from '../../api/journeys.ts'
import { Fault } from '../../ui/Fault.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { filterOf, useVisitCount } from '../canvas/useCounts.ts'
import { useEditor, useOpenEditor } from '../store/EditorContext.tsx'
import type { Visitors } from '../store/view.ts'
import classes from './Drawer.module.css'
import { JourneyRow } from './JourneyRow.tsx'
import { JourneyTrail } from './JourneyTrail.tsx'
import { VisitorsBar } from './VisitorsBar.tsx'

type Journeys = UseInfiniteQueryResult<InfiniteData<{ items: JourneyAnswer[]; next: string | null }>>

/** Who is in this flow or was, or only the journeys behind a count. A press lights a trail up on the canvas. */
export function JourneysPanel() {
  const { flowId } = useOpenEditor()
  const visitors = useEditor((state) => state.visitors)
  const counting = useEditor((state) => state.counting)
  const visits = visitors && visitsOf(visitors, filterOf(counting ?? {}))
  const journeys = useInfiniteQuery(journeysQuery({ flowId, visits }))
  const items = journeys.data?.pages.flatMap((page) => page.items)
  useFreshJourneys(journeys.refetch, visitors)
  useLookingOn(journeys)

  return (
    <div className={classes.whole}>
      {visitors && <VisitorsBar visitors={visitors} journeys={journeys.hasNextPage ? null : (items?.length ?? null)} />}
      {journeys.error ? (
        <Fault error={journeys.error} onRetry={() => void journeys.refetch()} />
      ) : items ? (
        <JourneyList journeys={journeys} items={items} isOfVisits={visitors !== null} />
      ) : (
        <Loading />
      )}
    </div>
  )
}

const visitsOf = ({ nodeId, ...how }: Visitors, when: ReturnType<typeof filterOf>) => ({
  visited: nodeId,
  ...how,
  ...when,
})

interface JourneyListProps {
  journeys: Journeys
  items: JourneyAnswer[]
  isOfVisits: boolean
}

function JourneyList({
  journeys: { hasNextPage, isFetchingNextPage, fetchNextPage },
  items,
  isOfVisits,
}: JourneyListProps) {
  const [chosen, setChosen] = useState<string | null>(null)
  if (items.length === 0 && isFetchingNextPage) return <Loading />
  if (items.length === 0 && !hasNextPage) return <p className={classes.empty}>{isOfVisits ? nobodyHere : nobodyYet}</p>
  return (
    <div className={classes.split}>
      <div className={classes.side}>
        <div>
          {items.map((journey) => (
            <JourneyRow key={journey.id} journey={journey} isChosen={journey.id === chosen} onChoose={setChosen} />
          ))}
        </div>
        {hasNextPage && (
          <Button variant="default" size="xs" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {items.length === 0 ? 'Look further back' : 'Show more'}
          </Button>
        )}
      </div>
      {chosen ? (
        <JourneyTrail key={chosen} id={chosen} />
      ) : (
        <p className={classes.empty}>
          {items.length === 0 ? 'None of the newest journeys is one of these.' : 'Choose a journey to see its trail.'}
        </p>
      )}
    </div>
  )
}

const nobodyYet = 'Nobody has entered yet. Journeys appear here as events come in.'
const nobodyHere = 'No journey is among these. Choose another version or period under Numbers, or show all journeys.'

/** Whenever the flow's numbers move, somebody moved; of the journeys behind a count, when that count does. */
function useFreshJourneys(refetch: () => unknown, visitors: Visitors | null): void {
  const { flowId } = useOpenEditor()
  const { dataUpdatedAt } = useQuery(countsQuery(flowId))
  const visits = useVisitCount(visitors)
  const moved = visitors ? visits : dataUpdatedAt
  const seen = useRef(moved)
  useEffect(() => {
    if (seen.current !== moved) refetch()
    seen.current = moved
  }, [moved, refetch])
}

const enough = 20
const mostPages = 20

/** The server looks at so many journeys at a time: a page may be short, and what is asked for further back. */
function useLookingOn({ data, hasNextPage, isFetching, fetchNextPage }: Journeys): void {
  useEffect(() => {
    const pages = data?.pages ?? []
    const found = pages.reduce((sum, page) => sum + page.items.length, 0)
    if (hasNextPage && !isFetching && found < enough && pages.length < mostPages) void fetchNextPage()
  }, [data, hasNextPage, isFetching, fetchNextPage])
}
