import { noNames } from '../rules/names.ts'
import { describeDuration } from './calendar.ts'
import { sayBothClocks, sayDay, sayMoment } from './explain/sayMoment.ts'
import { sayPolicy } from './explain/sayPolicy.ts'
import type { WhyContext } from './explain/sayVerdict.ts'
import { sayVerdict, spoken } from './explain/sayVerdict.ts'
import type { EntryRefusal, Why } from './why.ts'

export type { WhyContext } from './explain/sayVerdict.ts'

type Sentence<K extends Why['kind']> = (why: Extract<Why, { kind: K }>, context: WhyContext) => string

/** One sentence for each kind of record; a kind without one does not compile. */
const sentences: { [K in Why['kind']]: Sentence<K> } = {
  event: ({ event, timestamp }, { zone }) => `${event}, ${sayMoment(timestamp, zone)}`,
  segment: ({ segmentId, change }, { names = noNames }) =>
    `${change === 'enter' ? 'entered' : 'left'} ${names.segment(segmentId)}`,
  due: ({ dueAt, of }, { zone }) =>
    `due ${sayMoment(dueAt, zone)}${of === null ? ', as scheduled' : `, for their date ${of}`}`,
  started: ({ by }) => startedBy[by],
  where: ({ verdict }, context) => sayVerdict(verdict, context),
  audience: ({ verdict }, context) =>
    `${verdict.holds ? 'in' : 'not in'} the audience of this flow: ${sayVerdict(verdict, context)}`,
  'too-old': ({ timestamp, maxEventAge }, { zone }) =>
    `the event is of ${sayMoment(timestamp, zone)}, more than ${describeDuration(maxEventAge)} ago`,
  reentry: ({ startedAt }, { zone }) =>
    `their last journey began ${sayMoment(startedAt, zone)}, and it is not time for another`,
  concurrent: ({ startedAt }, { zone }) => `their journey of ${sayMoment(startedAt, zone)} is still open`,
  path: ({ label, verdict }, context) =>
    verdict.holds ? `${sayVerdict(verdict, context)}, so ${label}` : `not ${label}: ${sayVerdict(verdict, context)}`,
  else: () => 'nothing above held, so everyone else',
  variant: ({ label, bucket, from, to, source }) =>
    chosenBy[source](label, `bucket ${bucket} of 100`, `${from} to ${to}`),
  delay: ({ until, zone, rule, unknownZone }) =>
    `${rule}: that is ${sayDay(until, zone)}; ${sayBothClocks(until, zone)}${sayUnknown(unknownZone)}`,
  past: ({ until, field, saw, then }, { zone }) =>
    `${sayPast(field ?? 'the date', until === null ? null : sayMoment(until, zone), saw)}, so ${then === 'exit' ? 'the journey ends' : 'on at once'}`,
  waiting: ({ for: arms, until }, { zone }) =>
    `waiting for ${arms.join(' or ')}${until === null ? '' : `, at most until ${sayMoment(until, zone)}`}`,
  arm: ({ label, event, timestamp, verdict, already }, context) => {
    const happened =
      event === undefined ? '' : `${event}${timestamp === undefined ? '' : `, ${sayMoment(timestamp, context.zone)}`}`
    const seen = verdict ? sayVerdict(verdict, context) : ''
    return `${[happened, seen].filter(Boolean).join(': ')}${already ? ', before the wait began' : ''}, so ${label}`
  },
  timeout: ({ at }, { zone }) => `nothing of it had happened by ${sayMoment(at, zone)}`,
  timer: ({ dueAt, at }, { zone }) => `due ${sayMoment(dueAt, zone)}, moved on ${sayMoment(at, zone)}`,
  'exit-rule': ({ exitId, label, event, timestamp }, { zone }) =>
    `exit rule "${label || exitId}": ${event}, ${sayMoment(timestamp, zone)}`,
  goal: ({ event, timestamp, value }, { zone }) =>
    `goal reached: ${event}, ${sayMoment(timestamp, zone)}${value === null ? '' : `, worth ${value}`}`,
  policy: sayPolicy,
  delivery: ({ succeeded, detail }) =>
    detail === 'preview'
      ? 'a preview takes it as delivered'
      : `${succeeded ? 'delivered' : 'given up'}${detail === '' ? '' : `: ${detail}`}`,
  'not-started': ({ reason }) => `the other flow did not start: ${notStarted[reason]}`,
  disabled: () => 'disabled, so passed at once',
  'not-supported': () => 'nodes of this kind do nothing yet, so it was passed',
  ended: ({ reason }) => endings[reason] ?? `ended: ${reason}`,
  moved: ({ to, label }) => `moved on to “${label}” of version ${to} by whoever published that`,
  retried: ({ from, to }) => `tried again by hand${from === to ? '' : `, in version ${to}`}`,
  error: ({ message }) => message,
  note: ({ text }) => text,
}

const startedBy = {
  hand: 'started by hand',
  flow: 'started by another flow',
  preview: 'entered here',
}

const chosenBy = {
  drawn: (label: string, bucket: string, range: string) => `${bucket}, so ${label} (${range})`,
  stored: (label: string) => `${label}, as drawn before`,
  given: (label: string) => `${label}, as given`,
}

const notStarted: { [R in EntryRefusal]: string } = {
  'not-live': 'it is not live',
  'no-trigger': 'it has nothing to be started at',
  where: 'its trigger does not want them',
  audience: 'they are not in its audience',
  reentry: 'they were in it before, and may not enter again yet',
  concurrent: 'they are in it already',
  'too-old': 'it came too late for it',
}

const endings: Readonly<Record<string, string>> = {
  'by-hand': 'ended by hand',
  migrated: 'ended when a new version was published',
  merged: 'ended when two customers became one',
  archived: 'ended when the flow was archived',
  erased: 'ended when the customer was erased',
}

const sayUnknown = (zone: string | undefined): string =>
  zone === undefined ? '' : `. Nobody knows the time zone "${zone}", so the workspace's counts`

function sayPast(name: string, moment: string | null, saw: Extract<Why, { kind: 'past' }>['saw']): string {
  if (moment !== null) return `${name} was ${moment}, which has passed`
  return saw === undefined || saw === null ? `${name} is not known` : `${name} is "${spoken(saw)}", which is no date`
}

/**
 * The sentences of a step, from its record alone: the same in preview and for a real customer.
 *
 * @example sayWhy(step.why, { flow, zone }) // ['bucket 23 of 100, so Gift (0 to 44)']
 */
export function sayWhy(whys: readonly Why[], context: WhyContext): string[] {
  return whys.map((why) => say(why, context))
}

function say<K extends Why['kind']>(why: Extract<Why, { kind: K }>, context: WhyContext): string {
  // The table pairs each kind with the sentence that takes it; TypeScript loses the pair when it looks a kind up.
  const sentence = sentences[why.kind as K] as Sentence<K>
  return sentence(why, context)
}
