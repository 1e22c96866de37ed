import type { JourneyAnswer } from '../../shared/api/journeyAnswers.ts'
import { Moment } from '../ui/Moment.tsx'
import { Pill } from '../ui/Pill.tsx'
import type { Column } from '../ui/Table.tsx'
import { Table } from '../ui/Table.tsx'
import { JourneyPill } from './JourneyPill.tsx'
import classes from './JourneyTable.module.css'
import { isOpen, sayEndReason } from './journeyStatus.ts'
import { RetryJourney } from './RetryJourney.tsx'

/** Journeys as rows; each leads to its timeline. */
export function JourneyTable({ journeys }: { journeys: readonly JourneyAnswer[] }) {
  return (
    <Table
      label="Journeys"
      rows={journeys}
      columns={columns}
      keyOf={({ id }) => id}
      hrefOf={({ id }) => `/journeys/${encodeURIComponent(id)}`}
    />
  )
}

const columns: readonly Column<JourneyAnswer>[] = [
  { title: 'Customer', cell: ({ customerName, customerId }) => customerName ?? customerId },
  {
    title: 'Flow',
    cell: ({ flowName, version }) => (
      <>
        {flowName ?? 'A flow that was deleted'} <span className={classes.quiet}>v{version}</span>
      </>
    ),
  },
  {
    title: 'Status',
    cell: ({ status, converted }) => (
      <span className={classes.pills}>
        <JourneyPill status={status} />
        {converted && <Pill tone="good">Converted</Pill>}
      </span>
    ),
  },
  { title: 'Where', cell: (journey) => <Where journey={journey} /> },
  { title: 'Started', cell: ({ startedAt }) => <Moment at={startedAt} /> },
  {
    title: 'Ended',
    cell: ({ endedAt }) => (endedAt ? <Moment at={endedAt} /> : <span className={classes.quiet}>–</span>),
  },
  { title: '', align: 'end', cell: (journey) => <RetryJourney journey={journey} isSmall /> },
]

function Where({ journey }: { journey: JourneyAnswer }) {
  if (!isOpen(journey)) {
    const end = journey.endReason && sayEndReason(journey.endReason)
    return (
      <span className={classes.quiet}>{end || (journey.outcome ? outcomes[journey.outcome] : 'Reached the end')}</span>
    )
  }
  return (
    <>
      {journey.nodeLabel ?? 'On its way'}
      {journey.until && (
        <span className={classes.until}>
          until <Moment at={journey.until} />
        </span>
      )}
    </>
  )
}

const outcomes = { won: 'Ended as won', lost: 'Ended as lost', neutral: 'Reached an exit' } as const
