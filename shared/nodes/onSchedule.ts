import { z } from 'zod'
import { describeCron, isKnownZone, nextRun, parseCron, sayZone } from '../engine/calendar.ts'
import type { Lack } from './defineNode.ts'
import { defineNode } from './defineNode.ts'
import { lackIf } from './lacking.ts'

/** Starts a journey for everyone in a segment, again and again. */
export const onSchedule = defineNode({
  type: 'onSchedule',
  family: 'trigger',
  title: 'Schedule',
  data: { cron: z.string().default(''), zone: z.string().default(''), segmentId: z.string().default('') },
  initial: { cron: '0 9 * * 1', zone: '', segmentId: '' },
  handles: () => [{ id: 'out', label: '' }],
  disabledHandle: () => null,
  summary: ({ cron, zone, segmentId }, names) =>
    `${describeCron(cron)} in ${sayZone(zone)}, everyone in ${names.segment(segmentId)}`,
  lacks: ({ cron, zone, segmentId }) => [
    ...lackInCron(cron),
    ...lackIf(zone === '', ['zone'], 'Choose whose clock it goes by: a time zone.'),
    ...lackIf(
      zone !== '' && !isKnownZone(zone),
      ['zone'],
      `"${zone}" is not a time zone. Choose one like Europe/Berlin.`,
      'unreadable-zone',
    ),
    ...lackIf(segmentId === '', ['segmentId'], 'Choose a segment.'),
  ],
  compile({ cron, zone, segmentId }) {
    const times = isKnownZone(zone) ? parseCron(cron) : null
    return {
      kind: 'trigger',
      event: null,
      schedule: { segmentId, next: (after) => times && nextRun(times, zone, after) },
      takesStarts: false,
      matches: () => ({ holds: true, verdict: null }),
    }
  },
})

function lackInCron(cron: string): Lack[] {
  if (cron.trim() === '') return [{ path: ['cron'], message: 'Say when to start.' }]
  const times = parseCron(cron)
  if (!times) {
    const message = `"${cron}" is not a cron expression. Write minute, hour, day, month and weekday, like "0 9 * * 1" for Mondays at 09:00.`
    return [{ path: ['cron'], message, rule: 'unreadable-cron' }]
  }
  return lackIf(
    nextRun(times, 'UTC', 0) === null,
    ['cron'],
    `"${cron}" names a day that no calendar has. Choose another day of the month.`,
    'unreadable-cron',
  )
}
