import 'reactflow/dist/style.css'
import { useState } from 'react'
import { Background, BackgroundVariant, ReactFlow, SelectionMode } from 'reactflow'
import { useEditor } from '../store/EditorContext.tsx'
import classes from './Canvas.module.css'
import { Card } from './Card.tsx'
import { ConnectionLine } from './ConnectionLine.tsx'
import { EmptyCanvas } from './EmptyCanvas.tsx'
import { FarCard } from './FarCard.tsx'
import { FarEdges } from './FarEdges.tsx'
import { FlowMap } from './FlowMap.tsx'
import { Guides } from './Guides.tsx'
import { createHand, HandProvider } from './hand.ts'
import { Landing } from './Landing.tsx'
import { NoteCard } from './NoteCard.tsx'
import type { CardEdge } from './projection.ts'
import { Refusal } from './Refusal.tsx'
import { StepEdge } from './StepEdge.tsx'
import { useCanvasPort } from './useCanvasPort.ts'
import { useConnecting } from './useConnecting.ts'
import { useDropping } from './useDropping.ts'
import { useFarView } from './useFarView.ts'
import { useFirstViewport } from './useFirstViewport.ts'
import { useGlide } from './useGlide.ts'
import { useMoving } from './useMoving.ts'
import { useNodeChanges } from './useNodeChanges.ts'
import { useProjection } from './useProjection.ts'
import { useReach } from './useReach.ts'
import { useSteady } from './useSteady.ts'
import { useTabOrder } from './useTabOrder.ts'
import { isLarge, zoomRange } from './zoom.ts'

const nearTypes = { card: Card, note: NoteCard }
const farTypes = { card: FarCard, note: NoteCard }
const edgeTypes = { step: StepEdge }
const noEdges: CardEdge[] = []
const multiSelectionKeys = ['Shift', 'Control', 'Meta']
const quiet = { hideAttribution: true }

/** The flow, drawn. React Flow pans, zooms, drags and wires; what it does ends in the store. */
export function Canvas() {
  const { nodes, edges, setNodes } = useProjection()
  const { frame, viewport } = useFirstViewport(nodes)
  const isTraced = useEditor((state) => state.trail !== null)
  const [hand] = useState(createHand)
  const connecting = useConnecting(hand)
  const dropping = useDropping(hand)
  const moving = useMoving(hand)
  const changes = useNodeChanges({ setNodes, snapped: moving.snapped })
  const handlers = useSteady({ ...changes, ...connecting.handlers, ...dropping, ...moving.handlers })
  const isFar = useFarView(nodes, setNodes)
  useReach(isLarge(nodes))
  const tab = useTabOrder()
  useCanvasPort(useGlide(setNodes))

  return (
    <HandProvider value={hand}>
      <section
        ref={frame}
        className={classes.canvas}
        aria-label="Canvas"
        data-seeks={connecting.seeks ?? undefined}
        data-traced={isTraced || undefined}
        data-dragging={moving.isDragging || undefined}
        onKeyDown={tab}
      >
        {viewport && (
          <ReactFlow
            nodes={nodes}
            edges={isFar ? noEdges : edges}
            nodeTypes={isFar ? farTypes : nearTypes}
            edgeTypes={edgeTypes}
            {...handlers}
            connectionLineComponent={ConnectionLine}
            connectionRadius={36}
            reconnectRadius={8}
            connectOnClick={false}
            onlyRenderVisibleElements={isLarge(nodes) && !isFar}
            nodesFocusable={false}
            edgesFocusable={false}
            disableKeyboardA11y
            deleteKeyCode={null}
            selectionKeyCode="Shift"
            multiSelectionKeyCode={multiSelectionKeys}
            selectionMode={SelectionMode.Partial}
            panOnScroll
            zoomOnDoubleClick={false}
            nodeDragThreshold={3}
            minZoom={zoomRange.least}
            maxZoom={zoomRange.most}
            defaultViewport={viewport}
            proOptions={quiet}
          >
            <Background variant={BackgroundVariant.Dots} gap={22} size={2} color="var(--dot)" />
            {isFar && <FarEdges nodes={nodes} edges={edges} />}
            {nodes.length > 3 && <FlowMap />}
          </ReactFlow>
        )}
        {nodes.length === 0 && <EmptyCanvas />}
        <Landing />
        <Guides />
        <Refusal />
      </section>
    </HandProvider>
  )
}
