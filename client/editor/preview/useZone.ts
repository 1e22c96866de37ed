import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { settingsQuery } from '../../api/settings.ts'
import { browserZone, isZone } from '../../ui/formatMoment.ts'

/** The workspace's time zone, in which customers without one live. */
export const useZone = (): string => useZoneLater()()

/** The same for what may never write a time: to look a zone up is slow the first time. */
export function useZoneLater(): () => string {
  const { data } = useQuery({ ...settingsQuery(), retry: false })
  const zone = data?.timezone
  return useCallback(() => (isZone(zone) ? zone : browserZone()), [zone])
}
