import { useQuery } from '@tanstack/react-query'
import { settingsQuery } from '../../api/settings.ts'
import { browserZone, isZone } from '../../ui/formatMoment.ts'

/** The workspace's time zone, in which customers without one live. */
export function useZone(): string {
  const { data } = useQuery({ ...settingsQuery(), retry: false })
  return isZone(data?.timezone) ? data.timezone : browserZone()
}
