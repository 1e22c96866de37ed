import type { ChangeEvent } from 'react'
import type { Edge, Node } from 'reactflow'
import { MiniMap, Panel, ReactFlow, useEdgesState, useNodesState } from 'reactflow'
import type { Drawing } from '../drawing.ts'

/** The yardstick: React Flow as its own examples show it. Plain nodes, all of them rendered, a minimap and one field that edits the selected node. */
export function BareFlow({ drawing }: { drawing: Drawing }) {
  const [nodes, setNodes, onNodesChange] = useNodesState<Node>(
    drawing.nodes.map(({ id, x, y }) => ({ id, position: { x, y }, data: { label: id } })),
  )
  const [edges, , onEdgesChange] = useEdgesState<Edge>(
    drawing.edges.map(({ id, source, target }) => ({ id, source, target })),
  )
  const selected = nodes.find((node) => node.selected)
  const rename = (event: ChangeEvent<HTMLInputElement>) =>
    setNodes((before) =>
      before.map((node) => (node.id === selected?.id ? { ...node, data: { label: event.target.value } } : node)),
    )

  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      minZoom={0.1}
      fitView
    >
      <MiniMap />
      <Panel position="top-left">
        <input aria-label="Label" value={String(selected?.data.label ?? '')} onChange={rename} />
      </Panel>
    </ReactFlow>
  )
}
