import type { Journey, JourneyStatus, Step } from '../../../shared/engine/journey.ts'
import { versionsOf } from '../../../shared/engine/moved.ts'
import type { Page, VisitFilter } from '../../ports/journal.ts'
import { toId } from './base36.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { statuses, statusNumber } from './journeyRow.ts'
import { readJourney } from './journeys.ts'
import { minuteMs } from './ledger.ts'
import type { Store } from './store.ts'
import { endOfVisit, isComplete, readSteps } from './trail.ts'

type Filter = VisitFilter & { flowId: string; status?: JourneyStatus }

interface Candidate {
  key: number
  version: number
  came: number
}

/** The server does nothing else while it looks: some 60 ms, where each of them came by and none is asked for. */
const mostLooked = 2_000
const lookedAtOnce = 500

/**
 * Newest first. No index knows who came where, as every step of every journey would have to write to it (docs/decisions/0033): the flow's journeys are
 * looked through in the order of an index, and the trails of those that came by are read.
 */
export function listVisitors(
  store: Store,
  filter: Filter,
  { limit, cursor }: { limit: number; cursor?: string },
): Page<Journey> {
  const flow = store.flows.find(filter.flowId)
  const found: Journey[] = []
  if (flow === null) return { items: found, next: null }

  let before = readCursor(cursor)
  for (let looked = 0; looked < mostLooked; looked += lookedAtOnce) {
    const candidates = newest(store, flow, filter, before)
    for (const candidate of candidates) {
      if (found.length === limit) return { items: found, next: writeCursor(before) }
      before = candidate.key
      const isAskedFor = candidate.came === 1 && isVisitor(store, candidate, filter)
      const stored = isAskedFor ? readJourney(store, toId(candidate.key)) : null
      if (stored) found.push(stored.journey)
    }
    if (candidates.length < lookedAtOnce) return { items: found, next: null }
  }
  return { items: found, next: writeCursor(before) }
}

/** The newest journeys before a key, with whether each ever came to the node. Those who are there now have an index of their own. */
function newest({ sql }: Store, flow: number, { nodeId, became, status }: Filter, before: number): Candidate[] {
  const asked = (status === undefined ? statuses : [status]).map(statusNumber)
  if (became === 'waiting') {
    return asked
      .filter((number) => number < 2)
      .flatMap((number) => sql.all<Candidate>(standing, flow, nodeId, number, before, lookedAtOnce))
      .sort(newestFirst)
      .slice(0, lookedAtOnce)
  }
  // One question a status, each answered by an index in order.
  return asked
    .flatMap((number) => sql.all<Candidate>(ofStatus, flow, number, before, lookedAtOnce, `"${nodeId}":`))
    .sort(newestFirst)
    .slice(0, lookedAtOnce)
}

const newestFirst = (a: Candidate, b: Candidate): number => b.key - a.key

// Ids have no quotes, and the values of `visits` are numbers: its text has this only where it has that key.
const ofStatus = `SELECT key, version, ifnull(instr(visits, ?5) > 0, 0) AS came FROM journey
  WHERE flow = ?1 AND status = ?2 AND key < ?3 ORDER BY key DESC LIMIT ?4`

const standing = `SELECT key, version, 1 AS came FROM journey
  WHERE flow = ?1 AND node = ?2 AND status < 2 AND +status = ?3 AND key < ?4 ORDER BY key DESC LIMIT ?5`

function isVisitor({ sql }: Store, { key, version }: Candidate, filter: Filter): boolean {
  const steps = readSteps(sql, toId(key))
  const versions = filter.version === undefined ? null : versionsOf(steps, version)
  return steps.some((step, index) => isAsked(step, filter) && (versions === null || versions[index] === filter.version))
}

function isAsked(step: Step, { nodeId, handle, became, from = 0, to = Number.MAX_SAFE_INTEGER }: Filter): boolean {
  const as = isComplete(step) ? endOfVisit(step) : 'waiting'
  const minute = Math.floor(step.at / minuteMs)
  return (
    step.nodeId === nodeId &&
    (handle === undefined || as === `left:${handle}`) &&
    (became === undefined || as === became) &&
    minute >= Math.floor(from / minuteMs) &&
    minute <= Math.floor(to / minuteMs)
  )
}
