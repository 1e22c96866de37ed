import type { Customer } from '../../shared/customer/customer.ts'
import type { CustomerEvent } from '../../shared/customer/event.ts'
import type { History } from '../../shared/customer/history.ts'
import type { EffectBody, EffectKind } from '../../shared/engine/effect.ts'
import type { Journey, JourneyStatus, Step } from '../../shared/engine/journey.ts'
import type { DatePlan } from '../../shared/engine/planDate.ts'
import type { Sent } from '../../shared/engine/policy/sent.ts'
import type { Assignment } from '../../shared/engine/turnWorld.ts'

/**
 * `queued`: due at `nextAt`, or where that is null waiting for somebody to see to it; `sent`; `done`: somebody saw to it by hand; `given-up`:
 * visible, retried by hand; `not-sent`: there was nowhere to send it.
 */
export type DeliveryStatus = 'queued' | 'sent' | 'done' | 'given-up' | 'not-sent'

/** One outbox effect with its attempts. Instants in epoch milliseconds. */
export interface DeliveryRecord {
  id: string
  /** `journeyId/nodeId/visit`, unique. */
  key: string
  journeyId: string
  flowId: string
  version: number
  nodeId: string
  customerId: string
  kind: EffectKind
  body: EffectBody
  /** Of a message; marketing where left out. */
  purpose?: 'transactional'
  status: DeliveryStatus
  attempts: { at: number; result: string; response: string }[]
  /** When it is tried next; null where it is not. */
  nextAt: number | null
  createdAt: number
  updatedAt: number
}

/** A page of a list; `next` is an opaque cursor, null at the end. */
export interface Page<T> {
  items: T[]
  next: string | null
}

/** Visits of one node: entered = waiting + left + ended + failed. */
export interface NodeCounts {
  entered: number
  waiting: number
  left: Record<string, number>
  ended: number
  failed: number
}

/**
 * The numbers on the canvas; journeys: entered = waiting (open) + completed + exited + failed. A journey counts in the version that it is in, a visit
 * in the one in which it was made: a visit that a move to another version ended has `ended`.
 */
export interface FlowCounts {
  version: number | null
  journeys: { entered: number; waiting: number; completed: number; exited: number; failed: number; converted: number }
  nodes: Record<string, NodeCounts>
}

/** Visits of one node as they are counted: `version` is the one in which the visit was made, `from` and `to` are of when it began, to the minute. */
export interface VisitFilter {
  nodeId: string
  /** Only visits that left by that handle. */
  handle?: string
  /** Only visits that still last, or that ended so. */
  became?: 'waiting' | 'ended' | 'failed'
  version?: number
  from?: number
  to?: number
}

/** An observed property or trait, for the field picker. */
export interface ObservedField {
  /** e.g. `event.properties.total`, `customer.traits.city`. */
  field: string
  /** The event it was seen on; null for traits. */
  event: string | null
  types: string[]
  examples: (string | number | boolean)[]
  /** Share of the sampled events or customers that have it, 0 to 1. */
  presence: number
}

/** A timer that is due. */
export interface DueTimer {
  journeyId: string
  customerId: string
  flowId: string
  dueAt: number
}

/** When a date of a customer starts a journey at a trigger; `plannedAt` is when that was worked out. Instants in epoch milliseconds. */
export interface PlannedDate extends DatePlan {
  flowId: string
  nodeId: string
  plannedAt: number
}

/** A planned date that is due. */
export interface DueDate {
  flowId: string
  nodeId: string
  customerId: string
  dueAt: number
}

/** A trigger that waits for moments, and how far everybody has been gone through for the next one. Instants in epoch milliseconds. */
export interface TriggerClock {
  flowId: string
  nodeId: string
  /** What it was set by: where that is another, it is set anew. */
  setBy: string
  /** From when on it starts journeys: its flow went live, or was resumed. */
  since: number
  /** The moment for which everybody is gone through next: to plan their dates, or to start the journeys of a schedule. Null: none is to come. */
  dueAt: number | null
  /** The last one who was gone through for that moment; null where nobody was yet. */
  position: number | null
}

/**
 * What one unit of work reads and writes, inside its transaction. Synchronous: a store that is not loads the customer ahead.
 * All writes of a unit commit together with its group or, when it throws, are undone alone. Reads see the unit's own writes; read first
 * and then write where you can, as a read after a write is the dear one. What is handed in to be written is never changed afterwards.
 */
export interface JournalTransaction {
  /** The customer an id stands for, aliases followed; the id itself where it has none. */
  resolveId(customerId: string): string
  /** The customer with the computed attributes; null where nobody has that id. */
  customer(id: string): Customer | null
  /** Inserts or updates. A customer is saved before anything of theirs (events, journeys, assignments, deliveries) is. */
  saveCustomer(customer: Customer): void
  /** The event already stored under a message id, over all calls of the workspace. */
  hasMessage(messageId: string): boolean
  /** Remembers the message id of a call that is no event (identify, group, alias), for as long as the customer is kept. */
  rememberMessage(messageId: string, customerId: string): void
  newEventId(): string
  /**
   * Kept without its message id where that is known already. Senders are asked for theirs before; an event that an action emits has its effect's
   * key, which a sender may have used, and must not fail over it.
   */
  addEvent(customerId: string, event: CustomerEvent): void
  history(customerId: string): History
  newJourneyId(): string
  journey(id: string): Journey | null
  openJourneys(customerId: string): Journey[]
  endedJourneysWithGoal(customerId: string, from: number): Journey[]
  lastStart(flowId: string, customerId: string, key: string | null | undefined): number | null
  /**
   * Inserts or updates; the timer is `position.dueAt`. Counts journeys by their changes of status and version. `position.why` and `position.effects` are
   * those of the step at which it stands and are read back from there: that step is saved in the same unit.
   */
  saveJourney(journey: Journey): void
  /** Inserts or completes a step; counts visits by what changed. */
  saveStep(step: Step, of: { flowId: string; version: number }): void
  steps(journeyId: string): Step[]
  storedVariant(customerId: string, flowId: string, nodeId: string): string | null
  saveAssignment(customerId: string, assignment: Assignment): void
  /** All dates that were planned for a customer, at whichever triggers. */
  plannedDates(customerId: string): PlannedDate[]
  /** Inserts or replaces what is planned for the customer at one trigger. */
  savePlannedDate(customerId: string, planned: PlannedDate): void
  triggerClocks(): TriggerClock[]
  /** Inserts or replaces. */
  saveTriggerClock(clock: TriggerClock): void
  removeTriggerClock(of: { flowId: string; nodeId: string }): void
  /** Marketing messages that were added as deliveries since a moment, whatever became of them, oldest first. */
  sentSince(customerId: string, from: number): Sent[]
  delivery(id: string): DeliveryRecord | null
  /** Ignored where the key is already there. */
  addDelivery(delivery: Omit<DeliveryRecord, 'id'>): void
  saveDelivery(delivery: DeliveryRecord): void
  /** Says that every customer was brought in line with these rules of a segment. */
  settleSegment(segmentId: string, rules: string): void
  /** Forgets a segment that nobody is in any more. Throws where somebody is. */
  forgetSegment(segmentId: string): void
  /**
   * Moves all of `from` (events, journeys, assignments, planned dates, deliveries, aliases) to `to`, and makes `from` resolve to `to` for ever.
   * Conflicts of assignments and planned dates: those of `to` win. The traits and computed attributes are the caller's to merge and save: `to` has been saved before.
   */
  mergeInto(from: string, to: string): void
  /** Erases the customer: events, journeys, steps, deliveries, assignments, planned dates, aliases, message ids, and the copies that the store kept of itself. Anonymous counts stay; open visits and journeys are counted as exited. */
  erase(customerId: string): void
  /** All events of a customer, oldest first, to fold computed attributes anew after a merge. */
  allEvents(customerId: string): Iterable<CustomerEvent>
}

/**
 * Customers, events, journeys, timers and outbox. One writer. `transact` joins the units that arrive in one tick into one commit, in the order of the calls,
 * each for itself: one that throws is undone alone and rejects alone. It resolves only after the group is stored for good.
 * Where the store cannot write (a full disk), every unit of the group rejects with a `StoreUnavailable` and nothing of it is kept.
 * Reads outside a unit see all units that have run; the last of them may be a moment away from being stored for good.
 */
export interface Journal {
  transact<T>(unit: (tx: JournalTransaction) => T): Promise<T>
  /** Resolves when all that was handed in before is stored for good; rejects where it could not be. What leaves the house waits for it. */
  stored(): Promise<void>
  /** Calls `listener` after each commit that moved journeys, with the flows whose counts changed. It must not throw. Returns what ends it. */
  onCommit(listener: (touchedFlowIds: ReadonlySet<string>) => void): () => void
  /** Timers due at or before `now`, in the order in which they were due (then journey start, journey id), those of paused flows left out. */
  dueTimers(now: number, limit: number): DueTimer[]
  /** When the next timer is due, those of paused flows left out; null where none is. */
  nextTimerAt(): number | null
  /** Planned dates due at or before `now`, in the order in which they are due, then by customer, flow and trigger; those of flows that are not live included. */
  dueDates(now: number, limit: number): DueDate[]
  /** When the next planned date is due; null where none is. */
  nextDateAt(): number | null
  triggerClocks(): TriggerClock[]
  /** Customers after a position (null: from the first on), each with their own, in an order that stays; with a segment, those who are in it. */
  everyoneAfter(
    from: { position: number | null; segmentId?: string },
    limit: number,
  ): { customerId: string; position: number }[]
  /** Deliveries due at or before `now`, oldest first; with a kind, only those, so that a slow channel holds up no other. */
  dueDeliveries(now: number, limit: number, kind?: EffectKind): DeliveryRecord[]
  /** When the next delivery is due; with `after`, the next one later than that. Null where none is. */
  nextDeliveryAt(after?: number): number | null
  /** Says which flows are paused: their timers are held. */
  holdTimers(flowIds: ReadonlySet<string>): void
  /**
   * Visits entered and journeys started from `from` to `to`, both inclusive and rounded to whole minutes, with what became of them since.
   * Without a version: all of them together, `version` null.
   */
  counts(flowId: string, filter: { version?: number; from?: number; to?: number }): FlowCounts
  /** Newest first. `nodeId`: those that stand at that node now. */
  journeys(
    filter: { flowId?: string; customerId?: string; status?: JourneyStatus; nodeId?: string; version?: number },
    page: { limit: number; cursor?: string },
  ): Page<Journey>
  /**
   * Those who made the visits that {@link Journal.counts} counts, newest first, each once however often it came. Known by `visits` and the steps.
   * One call looks at so many journeys and no more: a page can be short, even empty, and go on.
   */
  visitors(
    filter: VisitFilter & { flowId: string; status?: JourneyStatus },
    page: { limit: number; cursor?: string },
  ): Page<Journey>
  journey(id: string): Journey | null
  steps(journeyId: string): Step[]
  /** Open journeys of a flow, for pause, archive and delete: ids in the order of their start. */
  openJourneyIds(flowId: string, limit: number): { journeyId: string; customerId: string }[]
  /** Those who stand at a node in a version, in the order of their start, from the one after `after` on. */
  standing(
    at: { flowId: string; version: number; nodeId: string },
    page: { limit: number; after?: string },
  ): { journeyId: string; customerId: string }[]
  /**
   * Newest first. `search` is part of the id, the email or the name, in any case of letters. Turning the pages gives everybody once who was there,
   * or in the segment, all along; who comes or goes meanwhile may be left out.
   */
  customers(filter: { search?: string; segmentId?: string }, page: { limit: number; cursor?: string }): Page<Customer>
  /** How many customers are in a segment. */
  segmentSize(segmentId: string): number
  /** The segments that customers were brought in line with, by id, with the rules of that time; null where it was never finished. */
  settledSegments(): ReadonlyMap<string, string | null>
  customer(id: string): Customer | null
  resolveId(customerId: string): string
  /** Newest first, by timestamp. */
  events(customerId: string, page: { limit: number; cursor?: string }): Page<CustomerEvent>
  /** Events of the whole workspace, the last to come in first, for the preview's picker. `before`: the id of an event; only those that came in before it. */
  recentEvents(
    filter: { event?: string; before?: string },
    limit: number,
  ): { customerId: string; event: CustomerEvent }[]
  history(customerId: string): History
  allEvents(customerId: string): CustomerEvent[]
  /** Newest first. */
  deliveries(
    filter: { status?: DeliveryStatus; customerId?: string; flowId?: string; journeyId?: string },
    page: { limit: number; cursor?: string },
  ): Page<DeliveryRecord>
  delivery(id: string): DeliveryRecord | null
  /** Marketing messages that were added as deliveries since a moment, whatever became of them, oldest first. */
  sentSince(customerId: string, from: number): Sent[]
  /** Event names with how many there are, most frequent first. */
  eventNames(limit: number): { event: string; count: number }[]
  observedFields(): ObservedField[]
  /** Most frequent values of one field, for suggestions. */
  observedValues(field: string, limit: number): (string | number | boolean)[]
  /** Figures for /metrics. Counting a million rows takes some milliseconds. */
  gauges(): {
    customers: number
    events: number
    openJourneys: number
    queuedDeliveries: number
  }
  /** Whether it can write now. */
  isWritable(): boolean
  close(): void
}

/** Thrown by `transact` where nothing can be stored for now; the sender is told to come back (503). */
export class StoreUnavailable extends Error {
  override name = 'StoreUnavailable'
}
