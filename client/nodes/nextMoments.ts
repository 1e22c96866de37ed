import { compileOccasion, isKnownZone, nextRun, parseCron } from '../../shared/engine/calendar.ts'
import type { NodeData } from '../../shared/nodes/index.ts'

const language = 'en-GB'

/** The next moments of a schedule, by the clock of its zone; none where it cannot be read. */
export function nextRuns({ cron, zone }: NodeData<'onSchedule'>, now: number, count: number): string[] {
  const times = isKnownZone(zone) ? parseCron(cron) : null
  const moments: string[] = []
  for (let at = times && nextRun(times, zone, now); at !== null && moments.length < count; ) {
    moments.push(write(at, zone))
    at = times && nextRun(times, zone, at)
  }
  return moments
}

/** Ada, whose date lies half a year ahead: the day that she has, and the next moments at which a journey of hers starts. */
export interface DateExample {
  date: string
  moments: string[]
}

const adasZone = 'Europe/Berlin'

/** Worked out by the engine's own calendar; no moments where the settings cannot be read. */
export function dateExample(data: NodeData<'onDate'>, now: number): DateExample {
  const day = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(adasZone).toPlainDate().add({ months: 6 })
  const nextOf = compileOccasion(data)
  const moments: string[] = []
  let came: string | null = null
  for (let after = now; moments.length < 3; ) {
    const next = nextOf(day.toString(), { zone: adasZone, after, planned: null, came })
    if (!next) break
    moments.push(write(next.dueAt, adasZone))
    came = next.of
    after = next.dueAt
  }
  const year = data.repeat === 'once' ? { year: 'numeric' as const } : {}
  return { date: day.toLocaleString(language, { day: 'numeric', month: 'long', ...year }), moments }
}

function write(at: number, zone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  const day = local.toLocaleString(language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  return `${day.replace(',', '')} at ${local.toLocaleString(language, { hour: '2-digit', minute: '2-digit' })}`
}
