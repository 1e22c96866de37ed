import type { Customer } from '../../../shared/customer/customer.ts'
import type { CustomerEvent } from '../../../shared/customer/event.ts'
import type { Journey, Step } from '../../../shared/engine/journey.ts'
import type { Assignment } from '../../../shared/engine/turnWorld.ts'
import type { DeliveryRecord, JournalTransaction } from '../../ports/journal.ts'
import { storedVariant, writeAssignment } from './assignments.ts'
import { toId } from './base36.ts'
import { readCustomer, resolveId, writeCustomer } from './customers.ts'
import { insertDelivery, readDelivery, updateDelivery } from './deliveries.ts'
import { eraseCustomer } from './erase.ts'
import { allEvents, hasMessage, historyOf, insertEvent, rememberMessage } from './events.ts'
import { endedJourneysWithGoal, lastStart, openJourneys, readJourney } from './journeys.ts'
import { mergeInto } from './merge.ts'
import type { Store } from './store.ts'
import { readSteps, writeSteps } from './trail.ts'
import { writeJourney } from './writeJourney.ts'

interface PendingSteps {
  of: { flow: number; version: number }
  steps: Map<number, Omit<Step, 'journeyId'>>
}

/** One unit of work. Steps are gathered and written at its end, as those of one journey make one row. */
export class Transaction implements JournalTransaction {
  hasErased = false
  readonly #store: Store
  /** Ids handed out by this unit whose journey, whose steps are not stored yet. */
  readonly #newJourneys = new Set<string>()
  readonly #newTrails = new Set<string>()
  readonly #steps = new Map<string, PendingSteps>()

  constructor(store: Store) {
    this.#store = store
  }

  /** Writes what was gathered. */
  finish(): void {
    for (const [journeyId, { of, steps }] of this.#steps) {
      writeSteps(this.#store, journeyId, steps, of, this.#newTrails.delete(journeyId))
    }
    this.#steps.clear()
  }

  resolveId(customerId: string): string {
    return resolveId(this.#store, customerId)
  }

  customer(id: string): Customer | null {
    return readCustomer(this.#store, id)
  }

  saveCustomer(customer: Customer): void {
    writeCustomer(this.#store, customer)
  }

  hasMessage(messageId: string): boolean {
    return hasMessage(this.#store, messageId)
  }

  rememberMessage(messageId: string, customerId: string): void {
    rememberMessage(this.#store, messageId, customerId)
  }

  newEventId(): string {
    return toId(this.#store.ids.next('event'))
  }

  addEvent(customerId: string, event: CustomerEvent): void {
    insertEvent(this.#store, customerId, event)
  }

  history(customerId: string) {
    return historyOf(this.#store, customerId)
  }

  newJourneyId(): string {
    const id = toId(this.#store.ids.next('journey'))
    this.#newJourneys.add(id)
    this.#newTrails.add(id)
    return id
  }

  journey(id: string): Journey | null {
    this.finish()
    return readJourney(this.#store, id)
  }

  openJourneys(customerId: string): Journey[] {
    this.finish()
    return openJourneys(this.#store, customerId)
  }

  endedJourneysWithGoal(customerId: string, from: number): Journey[] {
    return endedJourneysWithGoal(this.#store, customerId, from)
  }

  lastStart(flowId: string, customerId: string, key: string | null | undefined): number | null {
    return lastStart(this.#store, flowId, customerId, key)
  }

  saveJourney(journey: Journey): void {
    writeJourney(this.#store, journey, this.#newJourneys.delete(journey.id))
  }

  saveStep(step: Step, of: { flowId: string; version: number }): void {
    const { journeyId, ...stored } = step
    let pending = this.#steps.get(journeyId)
    if (pending === undefined) {
      const flow = this.#store.flows.keyOf(of.flowId)
      pending = { of: { flow, version: of.version }, steps: new Map() }
      this.#steps.set(journeyId, pending)
    }
    pending.steps.set(stored.seq, stored)
  }

  steps(journeyId: string): Step[] {
    this.finish()
    return readSteps(this.#store.sql, journeyId)
  }

  storedVariant(customerId: string, flowId: string, nodeId: string): string | null {
    return storedVariant(this.#store, customerId, flowId, nodeId)
  }

  saveAssignment(customerId: string, assignment: Assignment): void {
    writeAssignment(this.#store, customerId, assignment)
  }

  delivery(id: string): DeliveryRecord | null {
    return readDelivery(this.#store, id)
  }

  addDelivery(delivery: Omit<DeliveryRecord, 'id'>): void {
    insertDelivery(this.#store, delivery)
  }

  saveDelivery(delivery: DeliveryRecord): void {
    updateDelivery(this.#store, delivery)
  }

  mergeInto(from: string, to: string): void {
    mergeInto(this.#store, from, to)
  }

  erase(customerId: string): void {
    this.finish()
    this.hasErased = true
    eraseCustomer(this.#store, customerId)
  }

  allEvents(customerId: string): CustomerEvent[] {
    return allEvents(this.#store, customerId)
  }
}
