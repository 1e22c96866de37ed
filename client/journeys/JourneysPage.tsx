import { Button, Select } from '@mantine/core'
import { IconRoute } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { flowsQuery } from '../api/flows.ts'
import { itemsOf } from '../api/itemsOf.ts'
import { journeysQuery } from '../api/journeys.ts'
import { Filters } from '../ui/Filters.tsx'
import { Loaded } from '../ui/Loaded.tsx'
import { LoadMore } from '../ui/LoadMore.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Page } from '../ui/Page.tsx'
import { useParam } from '../ui/useParam.ts'
import { ZoneNote } from '../ui/ZoneNote.tsx'
import { JourneyTable } from './JourneyTable.tsx'
import { isJourneyStatus, journeyStatus } from './journeyStatus.ts'
import { RetryFailed } from './RetryFailed.tsx'

const statuses = Object.entries(journeyStatus).map(([value, { label }]) => ({ value, label }))

/** Who is where, over all flows or in one. */
export function JourneysPage() {
  const [flowId, setFlowId] = useParam('flow')
  const [statusText, setStatus] = useParam('status')
  const [nodeId] = useParam('node')
  const status = isJourneyStatus(statusText) ? statusText : null
  const flows = useQuery(flowsQuery())
  const journeys = useInfiniteQuery(journeysQuery({ flowId, status, nodeId }))
  const hasAny = (journeys.data?.pages[0]?.items.length ?? 0) > 0
  const isFiltered = flowId !== null || status !== null

  return (
    <Page
      title="Journeys"
      actions={flowId !== null && status === 'failed' && hasAny && <RetryFailed flowId={flowId} />}
      about="One customer’s trip through one version of a flow, step by step and with the reason for each."
    >
      <Filters>
        <Select
          aria-label="Flow"
          placeholder="All flows"
          w={260}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': 'All flows' }}
          data={flows.data?.items.map(({ id, name }) => ({ value: id, label: name || 'Untitled flow' })) ?? []}
          value={flowId}
          onChange={setFlowId}
        />
        <Select
          aria-label="Status"
          placeholder="Any status"
          w={160}
          clearable
          clearButtonProps={{ 'aria-label': 'Any status' }}
          data={statuses}
          value={status}
          onChange={setStatus}
        />
      </Filters>
      <Loaded query={journeys}>
        {(data) =>
          itemsOf(data).length > 0 ? (
            <>
              <JourneyTable journeys={itemsOf(data)} />
              <LoadMore query={journeys} />
              <ZoneNote />
            </>
          ) : (
            <Notice
              picture={<IconRoute size={34} stroke={1.5} aria-hidden />}
              title={isFiltered ? 'No journey matches' : 'Nobody is on a journey yet'}
              text={
                isFiltered
                  ? 'Look at all flows, or at any status.'
                  : 'A journey starts when an event reaches the trigger of a live flow. Publish a flow and send it an event.'
              }
            >
              <Button
                component={Link}
                href={isFiltered ? '/journeys' : '/flows'}
                variant={isFiltered ? 'default' : 'filled'}
              >
                {isFiltered ? 'Show all journeys' : 'Go to Flows'}
              </Button>
            </Notice>
          )
        }
      </Loaded>
    </Page>
  )
}
