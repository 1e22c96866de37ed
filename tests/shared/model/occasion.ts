import type { JsonValue } from '../../../shared/json.ts'
import type { NodeData } from '../../../shared/nodes/index.ts'
import { dateText, dayOf, moveDay } from './calendar.ts'
import { namedMoment } from './delayEnd.ts'
import type { PlannedDate } from './state.ts'

interface Facts {
  zone: string
  now: number
  /** The date whose moment is planned and has not come: it is not past, however late it is. */
  planned: string | null
  /** The date that started a journey last. */
  came: string | null
}

/** The next moment at which a date starts a journey, and the date it is the moment of: the day in its year where it comes round. */
export function nextOccasion(
  { offset, time, repeat }: NodeData<'onDate'>,
  date: JsonValue,
  { zone, now, planned, came }: Facts,
): Pick<PlannedDate, 'dueAt' | 'of'> {
  const nothing = { dueAt: null, of: null }
  if (typeof date !== 'string' || Number.isNaN(Date.parse(date))) return nothing
  const isBareDate = /^\d{4}-\d{2}-\d{2}$/.test(date)
  const momentOf = (of: string) => ({ dueAt: namedMoment(of, { time, offset }, zone), of })
  const isToCome = ({ dueAt, of }: { dueAt: number; of: string }) => dueAt > now || of === planned
  if (repeat === 'once') {
    const only = momentOf(isBareDate ? date : new Date(date).toISOString())
    return isToCome(only) && only.of !== came ? only : nothing
  }
  const day = isBareDate ? date : dateText(dayOf(Date.parse(date), zone))
  const [year = 0, month = 0, first = 0] = day.split('-').map(Number)
  for (let age = 0; ; age++) {
    const next = momentOf(dateText(moveDay({ year, month, day: first }, `P${age}Y`)))
    const hasCome = came !== null && year + age <= Number(came.slice(0, 4))
    if (!hasCome && isToCome(next)) return next
  }
}
