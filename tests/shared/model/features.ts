import type { FlowNode } from '../../../shared/flow/flow.ts'
import { moveByClock } from './segments.ts'
import type { Story } from './story.ts'
import type { PersonTrace, Trace, TracedJourney, TracedStep } from './trace.ts'

/** Counts in how many stories each thing happened: a proof over stories in which nothing happens proves nothing. */
export function countFeatures(counts: Map<string, number>, story: Story, trace: Trace): void {
  for (const feature of featuresOf(story, trace)) counts.set(feature, (counts.get(feature) ?? 0) + 1)
}

/** What must have happened in a run of some size. */
export const expectedFeatures = [
  'sendEmail out',
  'sendMessage out',
  'sendMessage unreachable',
  'sendSms out',
  'makeOffer out',
  'givePoints out',
  'createTask out',
  'startFlow out',
  'callWebhook out',
  'callWebhook failed',
  'updateCustomer out',
  'emitEvent out',
  'condition else',
  'condition path',
  'experiment path',
  'delay out',
  'wait path',
  'wait timeout',
  'wait ranked',
  'wait passed at once',
  'disabled node',
  'circle',
  'exit node',
  'exit rule',
  'ended audience',
  'ended past-date',
  'ended by-hand',
  'ended archived',
  'ended merged',
  'ended migrated',
  'moved to another version',
  'onSegment out',
  'onDate out',
  'onSchedule out',
  'moved by the clock alone',
  'date that comes round',
  'round of an outage',
  'in a segment',
  'tried again',
  'tried again, mended',
  'failed again',
  'ended too-many-visits',
  'ended error',
  'refused where',
  'refused too-old',
  'refused audience',
  'refused reentry',
  'refused concurrent',
  'refused not-live',
  'converted',
  'converted after the end',
  'skipped no-consent',
  'skipped no-address',
  'skipped suppressed',
  'skipped not-supported',
  'skipped quiet-hours',
  'skipped frequency-cap',
  'held quiet-hours',
  'held frequency-cap',
  'held, then sent',
  'held, then no-consent',
  'held, then frequency-cap',
  'held, then ended',
  'visitor became known',
  'later version',
  'pinned version after a publish',
  'key',
  'two journeys at once',
  'ready at the end',
  'waiting at the end',
  'known message id',
  'event from an action',
  'timer at the instant of a deed',
  'timer of an outage',
] as const

function featuresOf(story: Story, trace: Trace): Set<string> {
  const found = new Set<string>()
  for (const person of trace) {
    for (const refusal of person.refused) found.add(`refused ${refusal.split(' ')[1]}`)
    for (const journey of person.journeys) {
      for (const feature of ofJourney(journey, story)) found.add(feature)
    }
    for (const feature of ofPerson(person, story)) found.add(feature)
  }
  if (trace.length < story.people.length) found.add('visitor became known')
  return found
}

function ofPerson({ id, segments, journeys, events }: PersonTrace, { deeds }: Story): string[] {
  const told = deeds.filter((deed) => deed.kind === 'event' && deed.customer === id)
  const emitted = journeys.flatMap(({ steps }) => steps.flatMap(({ effects }) => effects)).filter(isEmitted)
  const overlap = journeys.some((one, index) =>
    journeys.slice(index + 1).some(({ startedAt }) => isOpenAt(one, startedAt)),
  )
  return [
    ...(segments.length > 0 ? ['in a segment'] : []),
    ...(told.length + emitted.length > events.length ? ['known message id'] : []),
    ...(emitted.length > 0 ? ['event from an action'] : []),
    ...(overlap ? ['two journeys at once'] : []),
  ]
}

const isEmitted = ({ kind }: { kind: string }) => kind === 'event'

const isOpenAt = ({ endedAt }: TracedJourney, at: number) => endedAt === null || endedAt > at

function ofJourney(journey: TracedJourney, story: Story): string[] {
  const { flowId, version, status, endReason, endedAt, converted, key, steps } = journey
  const last = steps.at(-1)
  const published = story.deeds.some(
    (deed) => deed.kind === 'publish' && deed.flow === flowId && last && deed.at < last.at,
  )
  const versions = story.flows[flowId]?.length ?? 1
  return [
    ...steps.flatMap((step) => ofStep(step, journey, story)),
    ...(endReason === null ? [] : [endReason.startsWith('exit:') ? 'exit rule' : `ended ${endReason}`]),
    ...(journey.outcome === null ? [] : ['exit node']),
    ...(converted ? ['converted'] : []),
    ...(converted && endedAt !== null && converted.at > endedAt ? ['converted after the end'] : []),
    ...(version > 1 ? ['later version'] : []),
    ...(version < versions && published ? ['pinned version after a publish'] : []),
    ...(key === null ? [] : ['key']),
    ...(status === 'ready' || status === 'waiting' ? [`${status} at the end`] : []),
  ]
}

function ofStep(step: TracedStep, { flowId, steps }: TracedJourney, story: Story): string[] {
  const node = story.flows[flowId]?.[step.version - 1]?.nodes.find(({ id }) => id === step.nodeId)
  const { handle, visit, until, effects } = step
  const isMessage = node?.type === 'sendEmail' || node?.type === 'sendMessage'
  const isNamed = handle !== null && ['out', 'failed', 'unreachable', 'else', 'timeout'].includes(handle)
  return [
    ...(handle === null ? [] : [`${node?.type} ${isNamed ? handle : 'path'}`]),
    ...(node?.data.disabled ? ['disabled node'] : []),
    ...(visit > 1 ? ['circle'] : []),
    ...effects.flatMap(({ status, reason }) => (status === 'skipped' ? [`skipped ${reason}`] : [])),
    ...ofNext(step, steps[steps.indexOf(step) + 1]),
    ...ofTrigger(node, step, story),
    ...(isMessage ? ofMessage(step) : []),
    ...(node?.type === 'wait' && node.data.mode === 'ranked' && handle !== null ? ['wait ranked'] : []),
    ...(node?.type === 'wait' && !node.data.disabled && handle !== null && until === null
      ? ['wait passed at once']
      : []),
    ...(handle !== null && story.deeds.some(({ at }) => at === until) ? ['timer at the instant of a deed'] : []),
    ...(handle !== null && until !== null && story.deeds.some((deed) => isOutageAt(deed, until))
      ? ['timer of an outage']
      : []),
  ]
}

function ofNext({ ended, version }: TracedStep, next: TracedStep | undefined): string[] {
  if (!next) return []
  const isElsewhere = next.version !== version
  if (ended !== 'failed') return isElsewhere ? ['moved to another version'] : []
  return [
    'tried again',
    ...(isElsewhere ? ['tried again, mended'] : []),
    ...(next.ended === 'failed' ? ['failed again'] : []),
  ]
}

function ofTrigger(node: FlowNode | undefined, { at }: TracedStep, { deeds, segments }: Story): string[] {
  const isByItself = moveByClock({ segments }) && deeds.every((deed) => deed.at !== at)
  if (node?.type === 'onSegment') return isByItself ? ['moved by the clock alone'] : []
  if (node?.type === 'onDate') return node.data.repeat === 'yearly' ? ['date that comes round'] : []
  const isLate = node?.type === 'onSchedule' && deeds.some((deed) => deed.kind === 'outage' && deed.until === at)
  return isLate ? ['round of an outage'] : []
}

/** A message that was held has a moment until which it was. */
function ofMessage({ handle, until, ended, effects: [effect] }: TracedStep): string[] {
  if (effect?.status === 'held') return [`held ${effect.reason}`, ...(ended === null ? [] : ['held, then ended'])]
  if (until === null || handle === null) return []
  return [`held, then ${effect?.status === 'would-send' ? 'sent' : effect?.reason}`]
}

const isOutageAt = (deed: Story['deeds'][number], at: number): boolean =>
  deed.kind === 'outage' && deed.at < at && at < deed.until
