import 'reactflow/dist/style.css'
import { useState } from 'react'
import { Background, BackgroundVariant, MiniMap, ReactFlow, SelectionMode } from 'reactflow'
import { useEditor, useOpenEditor } from '../store/EditorContext.tsx'
import classes from './Canvas.module.css'
import { Card } from './Card.tsx'
import { ConnectionLine } from './ConnectionLine.tsx'
import { EmptyCanvas } from './EmptyCanvas.tsx'
import { Guides } from './Guides.tsx'
import { createHand, HandProvider } from './hand.ts'
import { Landing } from './Landing.tsx'
import { NoteCard } from './NoteCard.tsx'
import { Refusal } from './Refusal.tsx'
import { StepEdge } from './StepEdge.tsx'
import { useCanvasPort } from './useCanvasPort.ts'
import { useConnecting } from './useConnecting.ts'
import { useDropping } from './useDropping.ts'
import { useGlide } from './useGlide.ts'
import { useMoving } from './useMoving.ts'
import { useNodeChanges } from './useNodeChanges.ts'
import { useProjection } from './useProjection.ts'

const nodeTypes = { card: Card, note: NoteCard }
const edgeTypes = { step: StepEdge }
const fittingTo = (ids: readonly string[]) => ({
  padding: 0.1,
  maxZoom: 1,
  ...(ids.length > 0 && { nodes: ids.map((id) => ({ id })) }),
})
const mapSize = { width: 132, height: 86 }
const quiet = { hideAttribution: true }

// Below this a canvas is quicker when everything is there once and for all.
const manyNodes = 150

/** The flow, drawn. React Flow pans, zooms, drags and wires; what it does ends in the store. */
export function Canvas() {
  const { store } = useOpenEditor()
  const { nodes, edges, setNodes } = useProjection()
  const isTraced = useEditor((state) => state.trail !== null)
  const [hand] = useState(createHand)
  const connecting = useConnecting(hand)
  const dropping = useDropping(hand)
  const moving = useMoving(hand)
  const changes = useNodeChanges({ nodes, edges, setNodes, snapped: moving.snapped })
  // An empty canvas stays where it is when the first card lands.
  const [isDrawn] = useState(() => store.getState().flow.nodes.length > 0)
  // A link to a node opens on that node.
  const [start] = useState(() => fittingTo(store.getState().selected.nodes))
  useCanvasPort(useGlide(setNodes))

  return (
    <HandProvider value={hand}>
      <section
        className={classes.canvas}
        aria-label="Canvas"
        data-seeks={connecting.seeks ?? undefined}
        data-traced={isTraced || undefined}
        data-dragging={moving.isDragging || undefined}
      >
        <ReactFlow
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          {...changes}
          {...connecting.handlers}
          {...dropping}
          {...moving.handlers}
          connectionLineComponent={ConnectionLine}
          connectionRadius={36}
          reconnectRadius={8}
          connectOnClick={false}
          onlyRenderVisibleElements={nodes.length > manyNodes}
          nodesFocusable={false}
          edgesFocusable={false}
          disableKeyboardA11y
          deleteKeyCode={null}
          selectionKeyCode="Shift"
          multiSelectionKeyCode={['Shift', 'Control', 'Meta']}
          selectionMode={SelectionMode.Partial}
          panOnScroll
          zoomOnDoubleClick={false}
          nodeDragThreshold={3}
          minZoom={0.1}
          maxZoom={2}
          fitView={isDrawn}
          fitViewOptions={start}
          proOptions={quiet}
        >
          <Background variant={BackgroundVariant.Dots} gap={22} size={2} color="var(--dot)" />
          {nodes.length > 3 && (
            <MiniMap
              className={classes.map ?? ''}
              pannable
              zoomable
              ariaLabel="Map of the flow"
              nodeBorderRadius={14}
              nodeColor="var(--stroke)"
              maskColor="var(--map-mask)"
              maskStrokeColor="var(--brand)"
              maskStrokeWidth={1.5}
              style={mapSize}
            />
          )}
        </ReactFlow>
        {nodes.length === 0 && <EmptyCanvas />}
        <Landing />
        <Guides />
        <Refusal />
      </section>
    </HandProvider>
  )
}
