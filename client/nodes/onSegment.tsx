import { SegmentedControl } from '@mantine/core'
import { IconUsersGroup } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { unknownSegment } from '../../shared/flow/check/unknownSegments.ts'
import { segmentsQuery } from '../api/segments.ts'
import { FormField } from '../editor/forms/FormField.tsx'
import { errorAt } from '../editor/forms/formLack.ts'
import { SegmentSelect } from '../segments/SegmentSelect.tsx'
import { formatMany } from '../ui/formatNumber.ts'
import type { FormProps, NodeView } from './nodeView.ts'

function OnSegmentForm({ data: { segmentId, change }, lacks, onChange }: FormProps<'onSegment'>) {
  const { data } = useQuery(segmentsQuery())
  const chosen = data?.items.find(({ id }) => id === segmentId)
  const isGone = data !== undefined && segmentId !== '' && !chosen
  return (
    <>
      <FormField label="When a customer" isGroup>
        <SegmentedControl
          fullWidth
          aria-label="When a customer"
          data={[
            { value: 'enter', label: 'enters' },
            { value: 'leave', label: 'leaves' },
          ]}
          value={change}
          onChange={(next) => onChange({ change: next === 'leave' ? 'leave' : 'enter' }, 'change')}
        />
      </FormField>
      <FormField
        label="the segment"
        error={isGone ? unknownSegment : errorAt(lacks, 'segmentId')}
        hint={
          data?.items.length === 0 ? (
            <>
              There are no segments yet. <Link href="/segments/new">Make the first one</Link>, then choose it here.
            </>
          ) : (
            chosen && whoStarts(chosen.customers, change)
          )
        }
      >
        {(id) => (
          <SegmentSelect
            id={id}
            label="the segment"
            value={segmentId}
            onChange={(next) => onChange({ segmentId: next }, 'segmentId')}
          />
        )}
      </FormField>
    </>
  )
}

/** What this means for those who are in it on the day on which the flow goes live. */
const whoStarts = (customers: number, change: 'enter' | 'leave'): string =>
  change === 'enter'
    ? `Only who enters from now on. The ${formatMany(customers, 'customer')} in it now ${customers === 1 ? 'does' : 'do'} not start.`
    : `${formatMany(customers, 'customer')} ${customers === 1 ? 'is' : 'are'} in it now, and may leave it.`

export const onSegment: NodeView<'onSegment'> = {
  icon: IconUsersGroup,
  colour: 'trigger',
  use: 'When somebody joins or leaves a segment',
  Form: OnSegmentForm,
}
