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
import { useFirstViewport } from './useFirstViewport.ts'
import { useNodeChanges } from './useNodeChanges.ts'
import { useProjection } from './useProjection.ts'
import { isLarge, zoomRange } from './zoom.ts'

const nodeTypes = { card: MarkedCard, note: MarkedNote }
const edgeTypes = { step: MarkedEdge }
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
  const { frame, viewport } = useFirstViewport(nodes)
  useCanvasPort(glide)

  return (
    <section ref={frame} className={`${canvas.canvas} ${classes.canvas}`} aria-label="Canvas, read-only">
      {viewport && (
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
          onlyRenderVisibleElements={isLarge(nodes)}
          minZoom={zoomRange.least}
          maxZoom={zoomRange.most}
          defaultViewport={viewport}
          proOptions={quiet}
        >
          <Background variant={BackgroundVariant.Dots} gap={22} size={2} color="var(--dot)" />
        </ReactFlow>
      )}
    </section>
  )
}
