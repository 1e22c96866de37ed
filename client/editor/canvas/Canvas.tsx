import 'reactflow/dist/style.css'
import { useState } from 'react'
import { Background, BackgroundVariant, MiniMap, ReactFlow, SelectionMode } from 'reactflow'
import { useEditor, useOpenEditor } from '../store/EditorContext.tsx'
import classes from './Canvas.module.css'
import { Card } from './Card.tsx'
import { ConnectionLine } from './ConnectionLine.tsx'
import { EmptyCanvas } from './EmptyCanvas.tsx'
import { NoteCard } from './NoteCard.tsx'
import { StepEdge } from './StepEdge.tsx'
import { useCanvasPort } from './useCanvasPort.ts'
import { useConnecting } from './useConnecting.ts'
import { useDropping } from './useDropping.ts'
import { useNodeChanges } from './useNodeChanges.ts'
import { useProjection } from './useProjection.ts'

const nodeTypes = { card: Card, note: NoteCard }
const edgeTypes = { step: StepEdge }
const fitting = { padding: 0.1, maxZoom: 1 }
const mapSize = { width: 132, height: 86 }
const quiet = { hideAttribution: true }

// Below this a canvas is quicker when everything is there once and for all.
const manyNodes = 150

/** The flow, drawn. React Flow pans, zooms, drags and wires; what it does ends in the store. */
export function Canvas() {
  const { store } = useOpenEditor()
  const { nodes, edges, setNodes } = useProjection()
  const isTraced = useEditor((state) => state.trail !== null)
  const connecting = useConnecting()
  const dropping = useDropping()
  const changes = useNodeChanges(nodes, edges, setNodes)
  // An empty canvas stays where it is when the first card lands.
  const [isDrawn] = useState(() => store.getState().flow.nodes.length > 0)
  const [isDragging, setIsDragging] = useState(false)
  useCanvasPort()

  return (
    <section
      className={classes.canvas}
      aria-label="Canvas"
      data-connecting={connecting.isConnecting || undefined}
      data-traced={isTraced || undefined}
      data-dragging={isDragging || undefined}
    >
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={changes.onNodesChange}
        onEdgesChange={changes.onEdgesChange}
        {...connecting.handlers}
        {...dropping}
        onNodeDragStart={() => setIsDragging(true)}
        onNodeDragStop={(_event, _node, moved) => {
          setIsDragging(false)
          changes.commit(moved)
        }}
        onSelectionDragStop={(_event, moved) => changes.commit(moved)}
        connectionLineComponent={ConnectionLine}
        connectionRadius={36}
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
        fitViewOptions={fitting}
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
    </section>
  )
}
