import { Button, Group } from '@mantine/core'
import { IconSitemap, IconUser } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { JourneyDetailAnswer } from '../../shared/api/journeyAnswers.ts'
import { journeyQuery } from '../api/journeys.ts'
import { BackLink } from '../ui/BackLink.tsx'
import { Loaded } from '../ui/Loaded.tsx'
import { Page } from '../ui/Page.tsx'
import { Panel } from '../ui/Panel.tsx'
import { Pill } from '../ui/Pill.tsx'
import { ZoneNote } from '../ui/ZoneNote.tsx'
import { ExitJourney } from './ExitJourney.tsx'
import { JourneyFacts } from './JourneyFacts.tsx'
import classes from './JourneyPage.module.css'
import { JourneyPill } from './JourneyPill.tsx'
import { JourneySteps } from './JourneySteps.tsx'
import { isOpen } from './journeyStatus.ts'
import { RetryJourney } from './RetryJourney.tsx'

/** One journey: where it went, when, and why. */
export function JourneyPage({ id }: { id: string }) {
  const journey = useQuery(journeyQuery(id))
  return (
    <Loaded query={journey} isPage>
      {(data) => <Journey journey={data} />}
    </Loaded>
  )
}

function Journey({ journey }: { journey: JourneyDetailAnswer }) {
  const customer = journey.customerName ?? journey.customerId
  return (
    <Page
      title={`${customer} in “${journey.flowName ?? 'a flow that was deleted'}”`}
      back={<BackLink href={`/journeys?flow=${encodeURIComponent(journey.flowId)}`}>Journeys</BackLink>}
      aside={
        <Group gap={6}>
          <JourneyPill status={journey.status} />
          {journey.converted && <Pill tone="good">Converted</Pill>}
        </Group>
      }
      actions={
        <>
          {journey.flowName !== null && (
            <Button
              component={Link}
              href={`/flows/${journey.flowId}?journey=${encodeURIComponent(journey.id)}`}
              variant="default"
              leftSection={<IconSitemap size={16} stroke={1.7} aria-hidden />}
            >
              On the canvas
            </Button>
          )}
          <Button
            component={Link}
            href={`/customers/${encodeURIComponent(journey.customerId)}`}
            variant="default"
            leftSection={<IconUser size={16} stroke={1.7} aria-hidden />}
          >
            Customer
          </Button>
          {isOpen(journey) && <ExitJourney journey={journey} />}
          <RetryJourney journey={journey} />
        </>
      }
    >
      <div className={classes.columns}>
        <Panel title="What happened">
          <JourneySteps journey={journey} />
        </Panel>
        <div className={classes.side}>
          <JourneyFacts journey={journey} />
          <ZoneNote zone={journey.zone} />
        </div>
      </div>
    </Page>
  )
}
