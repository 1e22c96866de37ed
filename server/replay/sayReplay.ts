import { instantToIso } from '../../shared/engine/calendar.ts'
import type { WhyContext } from '../../shared/engine/explain.ts'
import { sayWhy } from '../../shared/engine/explain.ts'
import type { Step } from '../../shared/engine/journey.ts'
import type { Comparison } from './compare.ts'

/** The steps side by side, as lines of text: once where both are the same, else what was stored (-) and what came out (+). */
export function sayReplay({ journeyId, rows, end, isSame }: Comparison, wording: WhyContext): string[] {
  const steps = rows.flatMap(({ stored, again, isSame: same }) =>
    same && stored
      ? sayStep(' ', stored, wording)
      : [
          ...(stored ? sayStep('-', stored, wording) : ['-   no such step']),
          ...(again ? sayStep('+', again, wording) : ['+   no such step']),
        ],
  )
  const ends = end.isSame
    ? [`    ${sayEnd(end.stored)}`]
    : [`-   ${sayEnd(end.stored)}`, `+   ${end.again ? sayEnd(end.again) : 'does not start'}`]
  const verdict = isSame ? 'same' : 'different'
  return [...steps, ...ends, `Journey ${journeyId}: ${verdict}.${isSame ? '' : ` ${whatIsNotKept}`}`]
}

const whatIsNotKept =
  'Not kept, and taken as they are today: traits, tags and consent of the customer, the rules of segments, the settings of the workspace and its contact policy. Not kept at all: when a flow was paused, and when two customers became one.'

function sayStep(mark: string, { seq, nodeId, at, leftAt, handle, ended, why, effects }: Step, wording: WhyContext) {
  const left = leftAt === null ? 'waits' : `${handle ?? ended ?? ''} ${instantToIso(leftAt)}`
  return [
    `${mark} ${String(seq).padStart(3)}  ${nodeId}  ${instantToIso(at)} → ${left}`,
    ...sayWhy(why, wording).map((sentence) => `${mark}        ${sentence}`),
    ...effects.map(({ kind, key, status }) => `${mark}        ${kind} ${key}: ${status}`),
  ]
}

function sayEnd({ status, endedAt, endReason, converted }: Comparison['end']['stored']): string {
  const when = endedAt === null ? '' : ` ${instantToIso(endedAt)}`
  return `${status}${when}${endReason ? ` (${endReason})` : ''}${converted ? ', converted' : ''}`
}
