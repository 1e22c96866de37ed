import type { Journey, JourneyStatus } from '../../../shared/engine/journey.ts'
import type { Page } from '../../ports/journal.ts'
import { pageOf, readCursor } from './cursor.ts'
import { findCustomerKey } from './customers.ts'
import type { JourneyRow } from './journeyRow.ts'
import { readRow, selectJourney, statuses, statusNumber } from './journeyRow.ts'
import type { Store } from './store.ts'

interface JourneyFilter {
  flowId?: string
  customerId?: string
  status?: JourneyStatus
  nodeId?: string
  version?: number
}

/** Newest first. */
export function listJourneys(
  store: Store,
  filter: JourneyFilter,
  { limit, cursor }: { limit: number; cursor?: string },
): Page<Journey> {
  const flow = filter.flowId === undefined ? undefined : store.flows.find(filter.flowId)
  const customer = filter.customerId === undefined ? undefined : findCustomerKey(store, filter.customerId)
  if (flow === null || customer === null) return { items: [], next: null }

  const before = readCursor(cursor)
  // One question a status, each answered by an index in order; all together would have to be sorted first.
  const rows = statusesOf(filter)
    .flatMap((status) => {
      const tests: [string, number | string | undefined][] = [
        ['j.customer = ?', customer],
        ['j.flow = ?', flow],
        ['j.node = ?', filter.nodeId],
        ['j.version = ?', filter.version],
      ]
      const asked = tests.filter((test): test is [string, number | string] => test[1] !== undefined)
      // Of those at one node, few have to be read: the plus sign keeps the index by status out of it.
      const ofStatus =
        filter.nodeId === undefined
          ? `j.status = ${statusNumber(status)}`
          : `j.status < 2 AND +j.status = ${statusNumber(status)}`
      const where = ['j.key < ?', ofStatus, ...asked.map(([test]) => test)].join(' AND ')
      const values = asked.map(([, value]) => value)
      return store.sql.lists<JourneyRow>(
        `${selectJourney} WHERE ${where} ORDER BY j.key DESC LIMIT ?`,
        before,
        ...values,
        limit + 1,
      )
    })
    .map((row) => readRow(store, row))
    .sort((a, b) => b.key - a.key)
  return pageOf(rows.slice(0, limit + 1), limit, ({ journey }) => journey)
}

// Only a journey under way stands at a node.
const statusesOf = ({ status, nodeId }: JourneyFilter): readonly JourneyStatus[] =>
  status !== undefined ? [status] : nodeId !== undefined ? ['ready', 'waiting'] : statuses
