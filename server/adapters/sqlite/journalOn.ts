import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '../../ports/clock.ts'
import type { Journal } from '../../ports/journal.ts'
import { recordChanges } from './changes.ts'
import { readCounts } from './counts.ts'
import { listCustomers, readCustomer, resolveId } from './customers.ts'
import { dueDeliveries, listDeliveries, nextDeliveryAt, readDelivery } from './deliveries.ts'
import { allEvents, historyOf, listEventNames, listEvents, recentEvents } from './events.ts'
import { isStoreFault } from './fault.ts'
import { readGauges } from './gauges.ts'
import { groupCommits } from './groupCommit.ts'
import { openJourneyIds, readJourney, standing } from './journeys.ts'
import { epochOf, lastingTransaction } from './lastingTransaction.ts'
import { listJourneys } from './listJourneys.ts'
import { listVisitors } from './listVisitors.ts'
import { observedFields, observedValues } from './observed.ts'
import { dueDates, nextDateAt } from './plannedDates.ts'
import { openRedoLog, redoFileOf } from './redoLog.ts'
import { segmentSize, settledSegments } from './segments.ts'
import { sentSince } from './sentSince.ts'
import { statementsOf } from './sql.ts'
import { storeOf } from './store.ts'
import { dueTimers, nextTimerAt } from './timers.ts'
import { readSteps } from './trail.ts'
import { everyoneAfter, triggerClocks } from './triggerClocks.ts'

export interface JournalOptions {
  clock: Clock
  /** When the redo log is that long, the database is committed: some ten thousand events, which a start makes again in a moment. */
  longestLogBytes?: number
}

/** The journal on an open database of today's schema. */
export function journalOn(db: DatabaseSync, { clock, longestLogBytes = 16 * 1024 * 1024 }: JournalOptions): Journal {
  const changes = recordChanges()
  const sql = statementsOf(db, changes)
  const store = storeOf(sql)
  const log = openRedoLog(redoFileOf(store.file), epochOf(sql))
  const transaction = lastingTransaction(db, { sql, changes, log })
  const listeners = new Set<(touchedFlowIds: ReadonlySet<string>) => void>()
  let held: ReadonlySet<string> = new Set()

  function wipeLogs(): boolean {
    store.eventNames.forget()
    try {
      log.wipe()
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      return true
    } catch (fault) {
      if (!isStoreFault(fault)) throw fault
      return false
    }
  }

  function committed(touched: ReadonlySet<number>): void {
    if (touched.size === 0) return
    const flowIds = new Set([...touched].map((key) => store.flows.textOf(key)))
    for (const listener of listeners) listener(flowIds)
  }

  const commits = groupCommits({ store, changes, transaction, log, clock, longestLogBytes, committed, wipeLogs })

  return {
    transact: commits.transact,
    stored: commits.stored,
    onCommit(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    dueTimers: (now, limit) => dueTimers(store, held, now, limit),
    nextTimerAt: () => nextTimerAt(store, held),
    dueDates: (now, limit) => dueDates(store, now, limit),
    nextDateAt: () => nextDateAt(store),
    triggerClocks: () => triggerClocks(store),
    everyoneAfter: (from, limit) => everyoneAfter(store, from, limit),
    dueDeliveries: (now, limit, kind) => dueDeliveries(store, now, limit, kind),
    nextDeliveryAt: (after) => nextDeliveryAt(store, after),
    holdTimers(flowIds) {
      held = new Set(flowIds)
    },
    counts(flowId, span) {
      store.ledger.flush()
      return readCounts(store, flowId, span)
    },
    journeys: (filter, page) => listJourneys(store, filter, page),
    visitors: (filter, page) => listVisitors(store, filter, page),
    journey: (id) => readJourney(store, id)?.journey ?? null,
    steps: (journeyId) => readSteps(sql, journeyId),
    openJourneyIds: (flowId, limit) => openJourneyIds(store, flowId, limit),
    standing: (at, page) => standing(store, at, page),
    customers: (filter, page) => listCustomers(store, filter, page),
    customer: (id) => readCustomer(store, id),
    segmentSize: (segmentId) => segmentSize(store, segmentId),
    settledSegments: () => settledSegments(store),
    resolveId: (customerId) => resolveId(store, customerId),
    events: (customerId, page) => listEvents(store, customerId, page),
    recentEvents: (filter, limit) => recentEvents(store, filter, limit),
    history: (customerId) => historyOf(store, customerId),
    allEvents: (customerId) => allEvents(store, customerId),
    deliveries: (filter, page) => listDeliveries(store, filter, page),
    delivery: (id) => readDelivery(store, id),
    sentSince: (customerId, from) => sentSince(store, customerId, from),
    eventNames(limit) {
      store.ledger.flush()
      return listEventNames(store, limit)
    },
    observedFields: () => observedFields(store),
    observedValues: (field, limit) => observedValues(store, field, limit),
    gauges() {
      store.ledger.flush()
      return readGauges(store)
    },
    isWritable: commits.isWritable,
    close() {
      commits.close()
      log.close()
      db.close()
    },
  }
}
