import type { DateProgram } from '../nodes/defineNode.ts'
import { zoneOf } from './calendar.ts'
import type { Scope } from './world.ts'

/** What is known of one customer at a trigger of a date. */
export interface DatePlan {
  /** When it next starts a journey, epoch milliseconds; null where nothing is to come. */
  dueAt: number | null
  /** The date that this is the moment of; of a yearly one the day in its year. */
  of: string | null
  /** The date for which it started one last. */
  came: string | null
}

export const noPlan: DatePlan = { dueAt: null, of: null, came: null }

/** Whether the date of a trigger is where it was before a turn. */
export const readsSame = (date: DateProgram, before: Scope, after: Scope): boolean =>
  date.read(before) === date.read(after) && zoneIn(before) === zoneIn(after)

/**
 * Plans the next moment of a customer's date anew. A moment up to `after` is past and planned for nobody, unless it was planned before, later than
 * `since`, when the trigger went live: what fell due while nobody looked is not lost. Instants in epoch milliseconds.
 */
export function planDate(
  date: DateProgram,
  scope: Scope,
  before: DatePlan,
  { after, since }: { after: number; since: number },
): DatePlan {
  const planned = before.dueAt !== null && before.dueAt > since ? before.of : null
  const next = date.next(date.read(scope), { zone: zoneIn(scope), after, planned, came: before.came })
  return { dueAt: next?.dueAt ?? null, of: next?.of ?? null, came: before.came }
}

/** The plan of a trigger that has just been due: what it was planned for has come. */
export const cameDue = ({ of, came }: DatePlan): DatePlan => ({ dueAt: null, of: null, came: of ?? came })

const zoneIn = ({ customer, workspace }: Scope): string => zoneOf(customer, workspace).zone
