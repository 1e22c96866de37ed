import { MultiSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { segmentsQuery } from '../../api/segments.ts'
import classes from './rules.module.css'

/** Several segments, by name. */
export function SegmentsInput({ value, onChange }: { value: readonly string[]; onChange(ids: string[]): void }) {
  const { data } = useQuery(segmentsQuery())
  return (
    <MultiSelect
      className={classes.wide ?? ''}
      aria-label="Segments"
      placeholder={value.length === 0 ? 'Choose segments' : ''}
      data={data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
      value={[...value]}
      searchable
      nothingFoundMessage="No segment is called that"
      onChange={onChange}
    />
  )
}
