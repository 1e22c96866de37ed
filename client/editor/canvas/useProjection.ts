import { useState } from 'react'
import { useEditor } from '../store/EditorContext.tsx'
import type { CardEdge, CardNode } from './projection.ts'
import { projectEdges, projectNodes } from './projection.ts'

/** The flow as React Flow draws it. While a card is dragged `setNodes` runs ahead of the flow, which takes the place when the drag stops. */
export function useProjection() {
  const flow = useEditor((state) => state.flow)
  const selected = useEditor((state) => state.selected)
  const [seen, setSeen] = useState({ flow, selected })
  const [nodes, setNodes] = useState<CardNode[]>(() => projectNodes(flow, selected, []))
  const [edges, setEdges] = useState<CardEdge[]>(() => projectEdges(flow, selected, []))
  if (seen.flow !== flow || seen.selected !== selected) {
    setSeen({ flow, selected })
    setNodes(projectNodes(flow, selected, nodes))
    if (seen.flow.edges !== flow.edges || seen.selected.edges !== selected.edges)
      setEdges(projectEdges(flow, selected, edges))
  }
  return { nodes, edges, setNodes }
}
