import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { segmentsQuery } from '../api/segments.ts'
import { Panel } from '../ui/Panel.tsx'
import classes from './CustomerSegments.module.css'

/** The segments that a customer is in, by name. */
export function CustomerSegments({ ids }: { ids: readonly string[] }) {
  const { data } = useQuery(segmentsQuery())
  const segments = data?.items.filter(({ id }) => ids.includes(id)) ?? []
  if (segments.length === 0) return null
  return (
    <Panel title="Segments">
      <ul className={classes.segments}>
        {segments.map(({ id, name }) => (
          <li key={id}>
            <Link href={`/segments/${id}`}>{name}</Link>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
