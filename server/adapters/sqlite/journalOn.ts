import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '../../ports/clock.ts'
import type { Journal } from '../../ports/journal.ts'
import { readCounts } from './counts.ts'
import { listCustomers, readCustomer, resolveId } from './customers.ts'
import { dueDeliveries, listDeliveries, nextDeliveryAt, readDelivery } from './deliveries.ts'
import { allEvents, historyOf, listEventNames, listEvents, recentEvents } from './events.ts'
import { isStoreFault } from './fault.ts'
import { readGauges } from './gauges.ts'
import { groupCommits } from './groupCommit.ts'
import { openJourneyIds, readJourney } from './journeys.ts'
import { listJourneys } from './listJourneys.ts'
import { observedFields, observedValues } from './observed.ts'
import { sentSince } from './sentSince.ts'
import { statementsOf } from './sql.ts'
import { storeOf } from './store.ts'
import { dueTimers, nextTimerAt } from './timers.ts'
import { readSteps } from './trail.ts'

/** The journal on an open database of today's schema. */
export function journalOn(db: DatabaseSync, clock: Clock): Journal {
  const sql = statementsOf(db)
  const store = storeOf(sql)
  const listeners = new Set<(touchedFlowIds: ReadonlySet<string>) => void>()
  let held: ReadonlySet<string> = new Set()
  let isErasedInWal = false

  /** What was erased is still in the WAL until it has been written over. Where that fails, as on a full disk, the next commit tries it again. */
  function emptyWal(): void {
    try {
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      isErasedInWal = false
    } catch (fault) {
      if (!isStoreFault(fault)) throw fault
    }
  }

  const commits = groupCommits(db, store, clock, (touched, hasErased) => {
    if (hasErased) {
      store.eventNames.forget()
      isErasedInWal = true
    }
    if (isErasedInWal) emptyWal()
    if (touched.size === 0) return
    const flowIds = new Set([...touched].map((key) => store.flows.textOf(key)))
    for (const listener of listeners) listener(flowIds)
  })

  return {
    transact: commits.transact,
    onCommit(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    dueTimers: (now, limit) => dueTimers(store, held, now, limit),
    nextTimerAt: () => nextTimerAt(store, held),
    dueDeliveries: (now, limit, kind) => dueDeliveries(store, now, limit, kind),
    nextDeliveryAt: (after) => nextDeliveryAt(store, after),
    holdTimers(flowIds) {
      held = new Set(flowIds)
    },
    counts: (flowId, span) => readCounts(store, flowId, span),
    journeys: (filter, page) => listJourneys(store, filter, page),
    journey: (id) => readJourney(store, id),
    steps: (journeyId) => readSteps(sql, journeyId),
    openJourneyIds: (flowId, limit) => openJourneyIds(store, flowId, limit),
    customers: (filter, page) => listCustomers(store, filter, page),
    customer: (id) => readCustomer(store, id),
    resolveId: (customerId) => resolveId(store, customerId),
    events: (customerId, page) => listEvents(store, customerId, page),
    recentEvents: (filter, limit) => recentEvents(store, filter, limit),
    history: (customerId) => historyOf(store, customerId),
    allEvents: (customerId) => allEvents(store, customerId),
    deliveries: (filter, page) => listDeliveries(store, filter, page),
    delivery: (id) => readDelivery(store, id),
    sentSince: (customerId, from) => sentSince(store, customerId, from),
    eventNames: (limit) => listEventNames(store, limit),
    observedFields: () => observedFields(store),
    observedValues: (field, limit) => observedValues(store, field, limit),
    gauges: (now) => readGauges(store, held, now),
    isWritable: commits.isWritable,
    close() {
      commits.close()
      db.close()
    },
  }
}
