import { useMemo } from 'react'
import type { EdgeChange, NodeChange } from 'reactflow'
import { useOpenEditor } from '../store/EditorContext.tsx'
import type { CardEdge, CardNode, SetNodes } from './projection.ts'
import { drawnAs } from './projection.ts'

interface NodeChanges {
  setNodes: SetNodes
  /** Where dragged cards come to lie. */
  snapped(changes: NodeChange<CardNode>[]): NodeChange<CardNode>[]
}

/** Takes what React Flow says about its nodes and edges: sizes and places stay with it, the selection goes to the store. */
export function useNodeChanges({ setNodes, snapped }: NodeChanges) {
  const { store } = useOpenEditor()
  return useMemo(
    () => ({
      onNodesChange(changes: NodeChange<CardNode>[]) {
        const drawn = snapped(changes.filter((change) => change.type === 'position' || change.type === 'dimensions'))
        const { flow, selected, select } = store.getState()
        if (drawn.length > 0) setNodes((before) => drawnAs(drawn, before, flow))
        const nodes = picked(changes, selected.nodes)
        if (nodes) select({ ...selected, nodes })
      },
      onEdgesChange(changes: EdgeChange<CardEdge>[]) {
        const { selected, select } = store.getState()
        const edges = picked(changes, selected.edges)
        if (edges) select({ ...selected, edges })
      },
    }),
    [store, setNodes, snapped],
  )
}

type Change = NodeChange<CardNode> | EdgeChange<CardEdge>

/** The ids that are selected after the changes; null where none of them selects. */
function picked(changes: readonly Change[], before: readonly string[]): string[] | null {
  const selects = changes.filter((change) => change.type === 'select')
  if (selects.length === 0) return null
  const after = new Set(before)
  for (const { id, selected } of selects) selected ? after.add(id) : after.delete(id)
  return [...after]
}
