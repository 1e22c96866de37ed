import { useCallback, useEffect, useRef } from 'react'
import type { StepAnswer } from '../../../shared/api/journeyAnswers.ts'
import { formatMoment } from '../../ui/formatMoment.ts'
import { useOpenEditor } from '../store/EditorContext.tsx'
import type { Trail } from './trail.ts'
import { trailOf } from './trail.ts'
import { useZoneLater } from './useZone.ts'

const stepMs = 130
const isCalm = () => matchMedia('(prefers-reduced-motion: reduce)').matches

/** Lights a path up on the canvas, edge by edge; all at once where motion is not wanted. */
export function useTrailPlayer() {
  const { store, canvas } = useOpenEditor()
  const workspaceZone = useZoneLater()
  const timer = useRef(0)

  const stop = useCallback(() => {
    window.clearTimeout(timer.current)
    store.getState().light(null)
  }, [store])

  const play = useCallback(
    (of: Trail['of'], steps: readonly StepAnswer[], zone = workspaceZone()) => {
      window.clearTimeout(timer.current)
      // Nobody entered: there is no path, and nothing to fade for it.
      if (steps.length === 0) return store.getState().light(null)
      const write = (instant: string) => formatMoment(instant, zone)
      const show = (shown: number) => {
        const { flow, light } = store.getState()
        light(trailOf(of, flow, steps, write, shown))
        if (shown < steps.length) timer.current = window.setTimeout(() => show(shown + 1), stepMs)
      }
      canvas.current?.fit(steps.map((step) => step.nodeId))
      show(isCalm() ? steps.length : 1)
    },
    [store, canvas, workspaceZone],
  )

  useEffect(() => () => window.clearTimeout(timer.current), [])

  return { play, stop }
}
