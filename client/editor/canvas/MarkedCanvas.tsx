import 'reactflow/dist/style.css'
import { useMemo } from 'react'
import type { NodeChange } from 'reactflow'
import { Background, BackgroundVariant, ReactFlow } from 'reactflow'
import { useMarks } from '../versions/marks.ts'
import canvas from './Canvas.module.css'
import classes from './MarkedCanvas.module.css'
import { MarkedCard, MarkedNote } from './MarkedCard.tsx'
import { MarkedEdge } from './MarkedEdge.tsx'
import type { CardNode } from './projection.ts'
import { useCanvasPort } from './useCanvasPort.ts'
import { useNodeChanges } from './useNodeChanges.ts'
import { useProjection } from './useProjection.ts'

const nodeTypes = { card: MarkedCard, note: MarkedNote }
const edgeTypes = { step: MarkedEdge }
const fitting = { padding: 0.14, maxZoom: 1 }
const quiet = { hideAttribution: true }
// Nothing is dragged here, and nothing glides.
const unmoved = (changes: NodeChange<CardNode>[]) => changes
const glide = (change: () => void) => change()

/** A flow to look at: cards can be chosen, nothing can be changed, and what differs is marked. */
export function MarkedCanvas() {
  const { nodes, edges, setNodes } = useProjection()
  const marks = useMarks()
  const changes = useNodeChanges({ setNodes, snapped: unmoved })
  const marked = useMemo(
    () => nodes.map((node) => ({ ...node, className: classes[marks.nodes.get(node.id) ?? 'same'] ?? '' })),
    [nodes, marks],
  )
  useCanvasPort(glide)

  return (
    <section className={`${canvas.canvas} ${classes.canvas}`} aria-label="Canvas, read-only">
      <ReactFlow
        nodes={marked}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={changes.onNodesChange}
        onEdgesChange={changes.onEdgesChange}
        nodesDraggable={false}
        nodesConnectable={false}
        edgesReconnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        selectionKeyCode={null}
        panOnScroll
        zoomOnDoubleClick={false}
        minZoom={0.1}
        maxZoom={2}
        fitView
        fitViewOptions={fitting}
        proOptions={quiet}
      >
        <Background variant={BackgroundVariant.Dots} gap={22} size={2} color="var(--dot)" />
      </ReactFlow>
    </section>
  )
}
