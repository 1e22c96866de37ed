import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { segmentsQuery } from '../api/segments.ts'

interface SegmentSelectProps {
  label: string
  value: string
  id?: string
  onChange(segmentId: string): void
}

/** One segment, by name. One that was deleted since says so. */
export function SegmentSelect({ label, value, id, onChange }: SegmentSelectProps) {
  const { data } = useQuery(segmentsQuery())
  const segments = data?.items ?? []
  const isGone = data !== undefined && value !== '' && !segments.some((segment) => segment.id === value)
  return (
    <Select
      {...(id ? { id } : {})}
      aria-label={label}
      data={segments.map((segment) => ({ value: segment.id, label: segment.name }))}
      value={isGone ? null : value || null}
      placeholder={isGone ? 'A segment that is gone' : 'Choose a segment'}
      nothingFoundMessage={segments.length === 0 ? 'There are no segments yet' : 'No segment is called that'}
      searchable
      allowDeselect={false}
      onChange={(chosen) => chosen && onChange(chosen)}
    />
  )
}
