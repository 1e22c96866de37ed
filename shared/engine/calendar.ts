/**
 * Time as flows mean it. Instants are whole epoch milliseconds; days, months and wall clocks belong to a zone.
 * Uses the global `Temporal`: a browser without it is given one before the app starts.
 */
export { nextRun, parseCron } from './calendar/cron.ts'
export { compileDelay, type DelayAnswer, resolveDelay } from './calendar/delay.ts'
export type { DelayData } from './calendar/delayData.ts'
export { describeDelay, describeDuration } from './calendar/describe.ts'
export { addDuration, hasTimePart, parseDuration, shiftBack, surelyTakesMs } from './calendar/duration.ts'
export { instantToIso, parseInstant } from './calendar/instant.ts'
export { monthNames, weekdayNames } from './calendar/names.ts'
export { parseTime } from './calendar/nextMoment.ts'
export type { Occasion, OccasionFacts } from './calendar/occasion.ts'
export { compileOccasion } from './calendar/occasion.ts'
export { describeCron, readUsualCron, writeUsualCron } from './calendar/usualCron.ts'
export { daysBetween, wallClock } from './calendar/wallClock.ts'
export { isKnownZone, sayZone, zoneOf } from './calendar/zone.ts'
