import type { Customer } from '../../../shared/customer/customer.ts'
import type { CustomerEvent } from '../../../shared/customer/event.ts'
import type { History } from '../../../shared/customer/history.ts'
import type { Journey, Step } from '../../../shared/engine/journey.ts'
import type { Sent } from '../../../shared/engine/policy/sent.ts'
import type { Assignment } from '../../../shared/engine/turnWorld.ts'
import type { DeliveryRecord, JournalTransaction, PlannedDate, TriggerClock } from '../../ports/journal.ts'
import { storedVariant, writeAssignment } from './assignments.ts'
import { toId } from './base36.ts'
import { readCustomer, resolveId, writeCustomer } from './customers.ts'
import { insertDelivery, readDelivery, updateDelivery } from './deliveries.ts'
import { eraseCustomer } from './erase.ts'
import { allEvents, hasMessage, historyOf, insertEvent, rememberMessage } from './events.ts'
import type { Stored } from './journeyRow.ts'
import { endedJourneysWithGoal, lastStart, openJourneys, readJourney } from './journeys.ts'
import { mergeInto } from './merge.ts'
import { plannedDates, writePlannedDate } from './plannedDates.ts'
import { forgetSegment, settleSegment } from './segments.ts'
import { sentSince } from './sentSince.ts'
import type { Store } from './store.ts'
import type { StoredStep } from './storedSteps.ts'
import { readSteps, writeSteps } from './trail.ts'
import { removeTriggerClock, triggerClocks, writeTriggerClock } from './triggerClocks.ts'
import type { Counted } from './writeJourney.ts'
import { countedAs, writeJourney } from './writeJourney.ts'

type Write = () => void

interface PendingSteps {
  of: { flowId: string; version: number }
  steps: Map<number, Step>
}

/**
 * One unit of work. Its writes are gathered and made at its end: a unit that throws before has written nothing, and needs no savepoint,
 * which would cost a copy of every page it touches. Only a read after a write makes them earlier, behind a savepoint.
 */
export class Transaction implements JournalTransaction {
  hasErased = false
  readonly #store: Store
  #hasWritten = false
  #waiting: Write[] = []
  #isGuarded = false
  /** What this unit knows of stored journeys by having read or written them, so that a write need not ask: as what each is counted (null: not stored), and how its trail ends. */
  readonly #counted = new Map<string, Counted | null>()
  readonly #ends = new Map<string, readonly StoredStep[]>()
  /** Steps of one journey make one row. */
  readonly #steps = new Map<string, PendingSteps>()

  constructor(store: Store) {
    this.#store = store
  }

  /** Makes the writes. */
  finish(): void {
    this.#write()
    if (this.#isGuarded) this.#store.sql.unrecorded('RELEASE unit')
  }

  /** Undoes the unit alone. False where that takes undoing all that is open: it failed in the middle of its writes, without a savepoint. */
  undo(): boolean {
    if (!this.#isGuarded) return !this.#hasWritten
    this.#store.sql.unrecorded('ROLLBACK TO unit')
    this.#store.sql.unrecorded('RELEASE unit')
    return true
  }

  #gatherSteps(): void {
    for (const [journeyId, { of, steps }] of this.#steps) {
      const end = this.#ends.get(journeyId)
      this.#ends.delete(journeyId)
      this.#waiting.push(() => writeSteps(this.#store, journeyId, steps, of, end))
    }
    this.#steps.clear()
  }

  #write(): void {
    this.#gatherSteps()
    const writes = this.#waiting
    this.#waiting = []
    if (writes.length > 0) this.#hasWritten = true
    for (const write of writes) write()
  }

  /** What the unit reads includes what it wrote. */
  #beforeRead(): Store {
    if (this.#waiting.length > 0 || this.#steps.size > 0) {
      if (!this.#isGuarded) this.#store.sql.unrecorded('SAVEPOINT unit')
      this.#isGuarded = true
      this.#write()
    }
    return this.#store
  }

  resolveId(customerId: string): string {
    return resolveId(this.#beforeRead(), customerId)
  }

  customer(id: string): Customer | null {
    return readCustomer(this.#beforeRead(), id)
  }

  saveCustomer(customer: Customer): void {
    this.#waiting.push(() => writeCustomer(this.#store, customer))
  }

  hasMessage(messageId: string): boolean {
    return hasMessage(this.#beforeRead(), messageId)
  }

  rememberMessage(messageId: string, customerId: string): void {
    this.#waiting.push(() => rememberMessage(this.#store, messageId, customerId))
  }

  newEventId(): string {
    return toId(this.#store.ids.next('event'))
  }

  addEvent(customerId: string, event: CustomerEvent): void {
    this.#waiting.push(() => insertEvent(this.#store, customerId, event))
  }

  history(customerId: string): History {
    const read = (): History => historyOf(this.#beforeRead(), customerId)
    return {
      named: (event, from, to) => read().named(event, from, to),
      count: (event, from, to) => read().count(event, from, to),
      hasOrder: (orderId) => read().hasOrder(orderId),
    }
  }

  newJourneyId(): string {
    const id = toId(this.#store.ids.next('journey'))
    this.#counted.set(id, null)
    this.#ends.set(id, [])
    return id
  }

  /** What is read to be changed: the rest of it is remembered until it is written. */
  #read({ journey, open }: Stored): Journey {
    this.#counted.set(journey.id, countedAs(journey))
    if (open !== null) this.#ends.set(journey.id, [open])
    return journey
  }

  journey(id: string): Journey | null {
    const stored = readJourney(this.#beforeRead(), id)
    return stored && this.#read(stored)
  }

  openJourneys(customerId: string): Journey[] {
    return openJourneys(this.#beforeRead(), customerId).map((stored) => this.#read(stored))
  }

  endedJourneysWithGoal(customerId: string, from: number): Journey[] {
    return endedJourneysWithGoal(this.#beforeRead(), customerId, from).map((stored) => this.#read(stored))
  }

  lastStart(flowId: string, customerId: string, key: string | null | undefined): number | null {
    return lastStart(this.#beforeRead(), flowId, customerId, key)
  }

  saveJourney(journey: Journey): void {
    const before = this.#counted.get(journey.id)
    this.#counted.set(journey.id, countedAs(journey))
    this.#waiting.push(() => writeJourney(this.#store, journey, before))
  }

  saveStep(step: Step, of: { flowId: string; version: number }): void {
    let pending = this.#steps.get(step.journeyId)
    // A journey that is moved takes steps in two versions: the visits of each are counted there.
    if (pending !== undefined && pending.of.version !== of.version) {
      this.#gatherSteps()
      pending = undefined
    }
    if (pending === undefined) {
      pending = { of, steps: new Map() }
      this.#steps.set(step.journeyId, pending)
    }
    pending.steps.set(step.seq, step)
  }

  steps(journeyId: string): Step[] {
    return readSteps(this.#beforeRead().sql, journeyId)
  }

  storedVariant(customerId: string, flowId: string, nodeId: string): string | null {
    return storedVariant(this.#beforeRead(), customerId, flowId, nodeId)
  }

  saveAssignment(customerId: string, assignment: Assignment): void {
    this.#waiting.push(() => writeAssignment(this.#store, customerId, assignment))
  }

  plannedDates(customerId: string): PlannedDate[] {
    return plannedDates(this.#beforeRead(), customerId)
  }

  savePlannedDate(customerId: string, planned: PlannedDate): void {
    this.#waiting.push(() => writePlannedDate(this.#store, customerId, planned))
  }

  triggerClocks(): TriggerClock[] {
    return triggerClocks(this.#beforeRead())
  }

  saveTriggerClock(clock: TriggerClock): void {
    this.#waiting.push(() => writeTriggerClock(this.#store, clock))
  }

  removeTriggerClock(of: { flowId: string; nodeId: string }): void {
    this.#waiting.push(() => removeTriggerClock(this.#store, of))
  }

  sentSince(customerId: string, from: number): Sent[] {
    return sentSince(this.#beforeRead(), customerId, from)
  }

  delivery(id: string): DeliveryRecord | null {
    return readDelivery(this.#beforeRead(), id)
  }

  addDelivery(delivery: Omit<DeliveryRecord, 'id'>): void {
    this.#waiting.push(() => insertDelivery(this.#store, delivery))
  }

  saveDelivery(delivery: DeliveryRecord): void {
    this.#waiting.push(() => updateDelivery(this.#store, delivery))
  }

  settleSegment(segmentId: string, rules: string): void {
    this.#waiting.push(() => settleSegment(this.#store, segmentId, rules))
  }

  forgetSegment(segmentId: string): void {
    this.#waiting.push(() => forgetSegment(this.#store, segmentId))
  }

  mergeInto(from: string, to: string): void {
    this.#gatherSteps()
    this.#waiting.push(() => mergeInto(this.#store, from, to))
  }

  erase(customerId: string): void {
    this.#gatherSteps()
    this.hasErased = true
    this.#waiting.push(() => eraseCustomer(this.#store, customerId))
  }

  allEvents(customerId: string): CustomerEvent[] {
    return allEvents(this.#beforeRead(), customerId)
  }
}
