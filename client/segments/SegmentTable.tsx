import type { SegmentAnswer } from '../../shared/api/answers.ts'
import { capitalised } from '../../shared/nodes/sentence.ts'
import { describeRules } from '../../shared/rules/describe.ts'
import { formatCount } from '../ui/formatNumber.ts'
import { Pill } from '../ui/Pill.tsx'
import type { Column } from '../ui/Table.tsx'
import { Table } from '../ui/Table.tsx'
import { namesOf } from './namesOf.ts'
import classes from './SegmentTable.module.css'

/** Segments as rows: who is in them, in words and in number. */
export function SegmentTable({ segments }: { segments: readonly SegmentAnswer[] }) {
  const names = namesOf(segments)
  const columns: Column<SegmentAnswer>[] = [
    {
      title: 'Segment',
      cell: ({ name, description }) => (
        <>
          {name}
          {description && <span className={classes.description}>{description}</span>}
        </>
      ),
    },
    {
      title: 'Who is in it',
      cell: ({ rules }) => (
        <span className={classes.rules}>{capitalised(describeRules(rules, names)) || 'Everybody'}</span>
      ),
    },
    {
      title: 'Customers',
      align: 'end',
      cell: ({ customers, isSettled }) => (isSettled ? formatCount(customers) : <Pill>Sorting…</Pill>),
    },
  ]
  return (
    <Table
      label="Segments"
      rows={segments}
      columns={columns}
      keyOf={({ id }) => id}
      hrefOf={({ id }) => `/segments/${id}`}
    />
  )
}
