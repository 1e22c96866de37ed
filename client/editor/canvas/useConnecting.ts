import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { Connection as Drawn, Edge, FinalConnectionState, OnConnectStart } from 'reactflow'
import { useReactFlow } from 'reactflow'
import { cardSize } from '../edits/cardSize.ts'
import { connect } from '../edits/connect.ts'
import { whyNotConnect } from '../edits/whyNotConnect.ts'
import { useOpenEditor } from '../store/EditorContext.tsx'

/** Wiring by hand: a whole card takes an edge, an illegal one says why not, and one let go over nothing asks what should follow. */
export function useConnecting() {
  const { store } = useOpenEditor()
  const { screenToFlowPosition } = useReactFlow()
  const [isConnecting, setIsConnecting] = useState(false)

  const onConnectStart: OnConnectStart = () => setIsConnecting(true)

  const isValidConnection = (drawn: Drawn | Edge) => whyNotConnect(store.getState().flow, plain(drawn)) === null

  const onConnect = (drawn: Drawn) => store.getState().change('connect', (flow) => connect(flow, plain(drawn)))

  const onConnectEnd = (event: MouseEvent | TouchEvent, end: FinalConnectionState) => {
    setIsConnecting(false)
    if (end.isValid || !end.fromHandle) return
    const from = { source: end.fromHandle.nodeId, sourceHandle: end.fromHandle.id ?? 'out' }
    const point = 'changedTouches' in event ? event.changedTouches[0] : event
    if (!point) return
    const target = end.toNode?.id ?? nodeAt(point.clientX, point.clientY)
    if (target) return refuse(whyNotConnect(store.getState().flow, { ...from, target }))
    const screen = { x: point.clientX, y: point.clientY }
    const at = screenToFlowPosition(screen)
    store.getState().choose({ screen, at: { x: at.x - cardSize.width / 2, y: at.y }, from })
  }

  return { isConnecting, handlers: { onConnectStart, onConnect, onConnectEnd, isValidConnection } }
}

/** A card without an input is no handle's neighbour for React Flow, so it is looked for under the pointer. */
const nodeAt = (x: number, y: number): string | null =>
  document.elementFromPoint(x, y)?.closest('.react-flow__node')?.getAttribute('data-id') ?? null

const plain = ({ source, sourceHandle, target }: Drawn | Edge) => ({
  source,
  sourceHandle: sourceHandle ?? 'out',
  target,
})

function refuse(why: string | null): void {
  if (why) notifications.show({ id: 'connection-refused', color: 'yellow', title: 'Not connected', message: why })
}
