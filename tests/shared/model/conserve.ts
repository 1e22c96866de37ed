import type { Trace, TracedJourney, TracedStep } from './trace.ts'

/** Whoever went in must be somewhere: what is lost or doubled, by flow and by node; empty where everything adds up. */
export function findLost(trace: Trace): string[] {
  const journeys = trace.flatMap((person) => person.journeys)
  const flows = Map.groupBy(journeys, ({ flowId }) => flowId)
  const nodes = Map.groupBy(
    journeys.flatMap((journey) => journey.steps.map((step) => ({ step, journey }))),
    ({ step, journey }) => `${journey.flowId}/${step.nodeId}`,
  )
  return [
    ...[...flows].filter(([, all]) => !addsUp(all.length, all.map(endOf))).map(([flowId]) => flowId),
    ...[...nodes].filter(([, all]) => !addsUp(all.length, all.map(fateOf))).map(([node]) => node),
    ...journeys.flatMap((journey, index) => (isWhole(journey) ? [] : [`journey ${index + 1}`])),
  ]
}

const addsUp = (entered: number, fates: (string | null)[]): boolean =>
  fates.filter((fate) => fate !== null).length === entered

const endOf = ({ status, endedAt }: TracedJourney): string | null => {
  const isOpen = status === 'ready' || status === 'waiting'
  return isOpen === (endedAt === null) ? status : null
}

/** waiting, left, ended or failed: exactly one of them. */
function fateOf({ step, journey }: { step: TracedStep; journey: TracedJourney }): string | null {
  const next = journey.steps[journey.steps.indexOf(step) + 1]
  const isMoved = next !== undefined && next.version !== step.version && step.ended === null
  const fates = [
    ...(step.handle === null ? [] : ['left']),
    ...(step.handle === null && step.ended !== null ? [step.ended === 'failed' ? 'failed' : 'ended'] : []),
    ...(isMoved ? ['ended'] : []),
    ...(next === undefined && journey.endedAt === null ? ['waiting'] : []),
  ]
  return fates.length === 1 ? (fates[0] ?? null) : null
}

/** One end at most, at the last step, but for failures that were tried again; and visits counted from 1 without a gap. */
function isWhole({ endedAt, steps }: TracedJourney): boolean {
  const ends = steps.filter((step) => step.ended !== null && !(step.ended === 'failed' && step !== steps.at(-1)))
  const visits = new Map<string, number>()
  const isCounted = steps.every(({ nodeId, visit }) => {
    visits.set(nodeId, (visits.get(nodeId) ?? 0) + 1)
    return visits.get(nodeId) === visit
  })
  return isCounted && ends.length === (endedAt === null ? 0 : 1) && ends.every((step) => step === steps.at(-1))
}
