import { useMemo } from 'react'
import { familyOf, summaryOf, titleOf } from '../edits/describeNode.ts'
import { flowOrder } from '../edits/flowOrder.ts'
import { useNames } from '../names/NamesContext.tsx'
import { useEditor } from '../store/EditorContext.tsx'

/** A node of the draft at which somebody can go on. */
export interface Target {
  nodeId: string
  title: string
  summary: string
}

/** Where those inside can be moved to, in the order in which customers meet it. */
export function useTargets(): readonly Target[] {
  const flow = useEditor((state) => state.flow)
  const names = useNames()
  return useMemo(
    () =>
      flowOrder(flow)
        .filter((node) => familyOf(node) === 'logic' || familyOf(node) === 'action')
        .map((node) => ({ nodeId: node.id, title: titleOf(node), summary: summaryOf(node, names) })),
    [flow, names],
  )
}
