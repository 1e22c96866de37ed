import { useCallback } from 'react'
import type { EdgeChange, NodeChange } from 'reactflow'
import { applyNodeChanges } from 'reactflow'
import { useOpenEditor } from '../store/EditorContext.tsx'
import type { CardEdge, CardNode } from './projection.ts'

type SetNodes = (next: (nodes: CardNode[]) => CardNode[]) => void

interface NodeChanges {
  nodes: CardNode[]
  edges: CardEdge[]
  setNodes: SetNodes
  /** Where dragged cards come to lie. */
  snapped(changes: NodeChange<CardNode>[]): NodeChange<CardNode>[]
}

/** Takes what React Flow says about its nodes and edges: sizes and places stay with it, the selection goes to the store. */
export function useNodeChanges({ nodes, edges, setNodes, snapped }: NodeChanges) {
  const { store } = useOpenEditor()

  const onNodesChange = useCallback(
    (changes: NodeChange<CardNode>[]) => {
      const drawn = snapped(changes.filter((change) => change.type === 'position' || change.type === 'dimensions'))
      if (drawn.length > 0) setNodes((before) => applyNodeChanges(drawn, before))
      const chosen = picked(changes, nodes)
      if (chosen) store.getState().select({ ...store.getState().selected, nodes: chosen })
    },
    [store, nodes, setNodes, snapped],
  )

  const onEdgesChange = useCallback(
    (changes: EdgeChange<CardEdge>[]) => {
      const chosen = picked(changes, edges)
      if (chosen) store.getState().select({ ...store.getState().selected, edges: chosen })
    },
    [store, edges],
  )

  return { onNodesChange, onEdgesChange }
}

type Change = NodeChange<CardNode> | EdgeChange<CardEdge>

/** The ids that are selected after the changes; null where none of them selects. */
function picked(changes: readonly Change[], parts: readonly { id: string; selected?: boolean }[]): string[] | null {
  const selects = new Map(
    changes.flatMap((change) => (change.type === 'select' ? [[change.id, change.selected] as const] : [])),
  )
  if (selects.size === 0) return null
  return parts.flatMap((part) => ((selects.get(part.id) ?? part.selected) ? [part.id] : []))
}
