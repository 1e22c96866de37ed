import { useCallback } from 'react'
import { flushSync } from 'react-dom'
import { useReactFlow } from 'reactflow'
import type { NodePosition } from '../../../shared/flow/flow.ts'
import { nodeOf } from '../edits/indexFlow.ts'
import { useOpenEditor } from '../store/EditorContext.tsx'
import { durationMs, isCalm } from './motion.ts'
import type { CardNode, SetNodes } from './projection.ts'

// More cards than this do not glide in time; they are there at once.
const mostGliding = 300

/** Lets cards glide from where they lay to where a change of the flow puts them. The flow has its new places from the start. */
export function useGlide(setNodes: SetNodes): (change: () => void) => void {
  const { store } = useOpenEditor()
  const { getNodes } = useReactFlow<CardNode>()

  return useCallback(
    (change) => {
      const from = new Map(getNodes().map((node) => [node.id, node.position]))
      change()
      if (isCalm() || from.size > mostGliding) return
      const start = performance.now()
      const show = (part: number) => {
        const { flow } = store.getState()
        setNodes((nodes) =>
          nodes.map((node) => {
            const [before, after] = [from.get(node.id), nodeOf(flow, node.id)?.position]
            if (!before || !after || (before.x === after.x && before.y === after.y)) return node
            return { ...node, position: part < 1 ? between(before, after, part) : after }
          }),
        )
      }
      const step = (now: number) => {
        const part = Math.min(1, (now - start) / durationMs)
        show(1 - (1 - part) ** 3)
        if (part < 1) requestAnimationFrame(step)
      }
      // Before anything is painted, or the cards would flash up where they are going.
      flushSync(() => show(0))
      requestAnimationFrame(step)
    },
    [store, getNodes, setNodes],
  )
}

const between = (from: NodePosition, to: NodePosition, part: number): NodePosition => ({
  x: from.x + (to.x - from.x) * part,
  y: from.y + (to.y - from.y) * part,
})
