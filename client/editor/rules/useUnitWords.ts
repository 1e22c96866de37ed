import { useQuery } from '@tanstack/react-query'
import type { FieldUnit } from '../../../shared/rules/fields.ts'
import { settingsQuery } from '../../api/settings.ts'

const words: Record<Exclude<FieldUnit, 'money'>, string> = {
  days: 'days',
  orders: 'orders',
  events: 'times',
  offers: 'offers',
  points: 'points',
  hour: "o'clock",
  weekday: '',
}

/** What stands behind a number, money in the currency of the workspace; empty where nothing does. */
export function useUnitWords(): (unit: FieldUnit | null) => string {
  const { data } = useQuery({ ...settingsQuery(), retry: false })
  return (unit) => (unit === null ? '' : unit === 'money' ? (data?.currency ?? '') : words[unit])
}
