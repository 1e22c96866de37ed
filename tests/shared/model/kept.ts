import type { DueDate, PlannedDate } from '../../../server/ports/journal.ts'
import type { Customer } from '../../../shared/customer/customer.ts'
import { newCustomer } from '../../../shared/customer/customer.ts'
import type { CustomerEvent } from '../../../shared/customer/event.ts'
import type { Journey, Step } from '../../../shared/engine/journey.ts'
import { isOpen } from '../../../shared/engine/journey.ts'
import type { Sent } from '../../../shared/engine/policy/sent.ts'
import type { NotEntered } from '../../../shared/engine/turnWorld.ts'
import type { Person } from './story.ts'

/** All that is kept of one customer. */
export interface Kept {
  customer: Customer
  events: CustomerEvent[]
  /** In the order in which they began. */
  journeys: Map<string, Journey>
  steps: Map<string, Step>
  variants: Map<string, string>
  sent: Sent[]
  refused: NotEntered[]
  dates: PlannedDate[]
}

export const keep = ({ id, traits, tags, consent, suppressed }: Person): Kept => ({
  customer: { ...newCustomer(id, 0), traits, tags, consent, suppressed },
  events: [],
  journeys: new Map(),
  steps: new Map(),
  variants: new Map(),
  sent: [],
  refused: [],
  dates: [],
})

export function keepDate(kept: Kept, date: PlannedDate): void {
  kept.dates = [...kept.dates.filter((one) => !isOfSame(date)(one)), date]
}

const isOfSame =
  ({ flowId, nodeId }: PlannedDate) =>
  (other: PlannedDate): boolean =>
    other.flowId === flowId && other.nodeId === nodeId

/** The date that is due first, up to a moment; of one instant by customer, then by flow and trigger, as the journal gives them. */
export const nextDate = (everyone: readonly Kept[], until: number): DueDate | undefined =>
  everyone
    .flatMap(({ customer, dates }) =>
      dates
        .toSorted(byTrigger)
        .flatMap(({ flowId, nodeId, dueAt }) =>
          dueAt !== null && dueAt <= until ? [{ flowId, nodeId, customerId: customer.id, dueAt }] : [],
        ),
    )
    .sort((a, b) => a.dueAt - b.dueAt)[0]

const byTrigger = (a: PlannedDate, b: PlannedDate) => (`${a.flowId}/${a.nodeId}` < `${b.flowId}/${b.nodeId}` ? -1 : 1)

/** Gives all that is kept of one customer to another, as the journal does. */
export function mergeKept(losing: Kept, winning: Kept): void {
  winning.events = [...winning.events, ...losing.events].sort((a, b) => Number(a.id) - Number(b.id))
  const moved = [...losing.journeys.values()].map((journey) => ({ ...journey, customerId: winning.customer.id }))
  const journeys = [...winning.journeys.values(), ...moved].sort((a, b) => numberOf(a.id) - numberOf(b.id))
  winning.journeys = new Map(journeys.map((journey) => [journey.id, journey]))
  winning.steps = new Map([...winning.steps, ...losing.steps])
  winning.variants = new Map([...losing.variants, ...winning.variants])
  winning.sent = [...winning.sent, ...losing.sent]
  const alone = losing.dates.filter((date) => !winning.dates.some(isOfSame(date)))
  winning.dates = [...winning.dates.map((own) => joined(own, losing.dates.find(isOfSame(own)))), ...alone]
}

function joined(own: PlannedDate, other: PlannedDate | undefined): PlannedDate {
  if (!other) return own
  const [came = null] = [own.came, other.came]
    .filter((date) => date !== null)
    .sort()
    .toReversed()
  const { dueAt, of } = own.dueAt === null ? other : own
  return { ...own, dueAt, of, came }
}

/** Journals count journeys in base 36. */
export const numberOf = (journeyId: string): number => Number.parseInt(journeyId, 36)

export const mayConvert = (journey: Journey, from: number): boolean =>
  !isOpen(journey) && journey.converted === null && (journey.goalUntil ?? Number.NEGATIVE_INFINITY) >= from

export function lastStart(journeys: readonly Journey[], flowId: string, key: string | null | undefined): number | null {
  const starts = journeys
    .filter((journey) => journey.flowId === flowId && (key === undefined || journey.key === key))
    .map(({ startedAt }) => startedAt)
  return starts.length === 0 ? null : Math.max(...starts)
}
