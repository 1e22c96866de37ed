import type { EffectAnswer, StepAnswer } from '../../../shared/api/journeyAnswers.ts'
import { sayEffect, sayEffectReason } from '../../journeys/sayEffect.ts'
import { formatDay, formatMoment, formatTime } from '../../ui/formatMoment.ts'
import { titleOf } from '../edits/describeNode.ts'
import { nodeOf } from '../edits/indexFlow.ts'
import { useEditor, useOpenEditor } from '../store/EditorContext.tsx'
import classes from './StepTable.module.css'
import { useZone } from './useZone.ts'

interface StepTableProps {
  steps: readonly StepAnswer[]
  zone?: string
  /** What nodes were called then, for those that are not there any more. */
  labels?: Readonly<Record<string, string>>
}

/** Steps with their times and reasons. A press leads to the card. */
export function StepTable({ steps, zone: given, labels = {} }: StepTableProps) {
  const { store, canvas } = useOpenEditor()
  const flow = useEditor((state) => state.flow)
  const workspaceZone = useZone()
  const zone = given ?? workspaceZone

  const follow = (nodeId: string) => {
    store.getState().select({ nodes: [nodeId] })
    canvas.current?.reveal(nodeId)
  }

  return (
    <>
      <ol className={classes.steps}>
        {steps.map((step, at) => {
          const node = nodeOf(flow, step.nodeId)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the trail; a node can be visited twice
            <li key={at}>
              <button type="button" className={classes.step} onClick={() => follow(step.nodeId)}>
                <span className={classes.time}>{timeOf(step, steps[at - 1], zone)}</span>
                <b>{node ? titleOf(node) : (labels[step.nodeId] ?? step.type)}</b>
                <span className={classes.why}>
                  {step.says.join('; ')}
                  {step.effects.map((effect) => (
                    <span key={effect.key} className={classes.effect} data-status={effect.status}>
                      {sayStatus(effect)}
                    </span>
                  ))}
                </span>
              </button>
            </li>
          )
        })}
      </ol>
      <p className={classes.zone}>Times in {zone}</p>
    </>
  )
}

function sayStatus(effect: EffectAnswer): string {
  const why = effect.reason ? ` (${sayEffectReason(effect.reason)})` : ''
  if (effect.status === 'skipped') return `Left out${why}: ${sayEffect(effect)}`
  return effect.status === 'held' ? `Held${why}: ${sayEffect(effect)}` : sayEffect(effect)
}

/** The whole moment where the day changes, else the time of day; for a pause, until when it lasts. */
function timeOf(step: StepAnswer, before: StepAnswer | undefined, zone: string): string {
  const isSameDay = before !== undefined && formatDay(before.at, zone) === formatDay(step.at, zone)
  const at = isSameDay ? formatTime(step.at, zone) : formatMoment(step.at, zone)
  return step.until ? `${at} → ${untilOf(step.until, step.at, zone)}` : at
}

const untilOf = (until: string, at: string, zone: string): string =>
  formatDay(until, zone) === formatDay(at, zone) ? formatTime(until, zone) : formatMoment(until, zone)
