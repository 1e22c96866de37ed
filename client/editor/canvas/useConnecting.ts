import { notifications } from '@mantine/notifications'
import { useEffect, useRef, useState } from 'react'
import type { Connection as Drawn, Edge, FinalConnectionState, HandleType, OnConnectStartParams } from 'reactflow'
import { useReactFlow } from 'reactflow'
import { cardSize } from '../edits/cardSize.ts'
import { connect } from '../edits/connect.ts'
import { reattach } from '../edits/reattach.ts'
import type { Connection } from '../edits/whyNotConnect.ts'
import { whyNotConnect } from '../edits/whyNotConnect.ts'
import { freeOutput } from '../palette/freeHandle.ts'
import { useOpenEditor } from '../store/EditorContext.tsx'
import type { Hand } from './hand.ts'

/** The end that stays while the other is drawn. */
interface Fixed {
  nodeId: string
  handleId: string
  type: HandleType
}

/**
 * Wiring by hand: new edges and edges that are led elsewhere by one of their ends. A whole card takes an edge, an illegal
 * one says why not as soon as the hand is over the card, and one let go over nothing asks what should follow.
 */
export function useConnecting(hand: Hand) {
  const { store } = useOpenEditor()
  const { screenToFlowPosition } = useReactFlow()
  const [fixed, setFixed] = useState<Fixed | null>(null)
  const redrawn = useRef<string | null>(null)

  useEffect(() => {
    if (!fixed) return
    const aim = (event: PointerEvent) => {
      const nodeId = nodeAt(event.clientX, event.clientY)
      const drawn = nodeId && connectionTo(store.getState().flow, fixed, nodeId)
      const screen = { x: event.clientX, y: event.clientY }
      hand.setState({ aim: drawn ? { nodeId, why: whyNotConnect(store.getState().flow, drawn), screen } : null })
    }
    document.addEventListener('pointermove', aim)
    return () => {
      document.removeEventListener('pointermove', aim)
      hand.setState({ aim: null })
    }
  }, [fixed, hand, store])

  const onConnectStart = (_event: unknown, { nodeId, handleId, handleType }: OnConnectStartParams) => {
    if (nodeId && handleType) setFixed({ nodeId, handleId: handleId ?? 'out', type: handleType })
  }

  const onReconnectStart = (_event: unknown, edge: Edge) => {
    redrawn.current = edge.id
  }

  const isValidConnection = (drawn: Drawn | Edge) => whyNotConnect(store.getState().flow, plain(drawn)) === null

  const onConnectEnd = (event: MouseEvent | TouchEvent, { toHandle }: FinalConnectionState) => {
    const edgeId = redrawn.current
    redrawn.current = null
    setFixed(null)
    const point = 'changedTouches' in event ? event.changedTouches[0] : event
    if (!fixed || !point) return
    const { flow, change, choose } = store.getState()
    const nodeId = toHandle?.nodeId ?? nodeAt(point.clientX, point.clientY)
    const handleId = toHandle?.type === 'source' ? toHandle.id : undefined
    const drawn = nodeId && connectionTo(flow, fixed, nodeId, handleId ?? undefined)
    if (drawn) {
      const why = whyNotConnect(flow, drawn)
      if (why) refuse(why)
      else if (edgeId) change('lead an edge elsewhere', () => reattach(flow, edgeId, drawn))
      else change('connect two nodes', () => connect(flow, drawn))
    } else if (fixed.type === 'source') {
      const screen = { x: point.clientX, y: point.clientY }
      const at = screenToFlowPosition(screen)
      const from = { source: fixed.nodeId, sourceHandle: fixed.handleId }
      choose({ screen, at: { x: at.x - cardSize.width / 2, y: at.y }, from })
    }
  }

  return {
    /** The end that is sought. */
    seeks: fixed && (fixed.type === 'source' ? ('target' as const) : ('source' as const)),
    handlers: { onConnectStart, onConnectEnd, isValidConnection, onReconnectStart, onReconnect: atItsEnd },
  }
}

/** React Flow lets edges be led elsewhere only where it may say so; what happens then is said by the end of any connection. */
const atItsEnd = () => {}

/** The edge between the end that stays and a card; where a source is sought, by the first of its outputs that is free. */
function connectionTo(
  flow: Parameters<typeof freeOutput>[0],
  fixed: Fixed,
  nodeId: string,
  handleId?: string,
): Connection {
  if (fixed.type === 'source') return { source: fixed.nodeId, sourceHandle: fixed.handleId, target: nodeId }
  return { source: nodeId, sourceHandle: handleId ?? freeOutput(flow, nodeId) ?? 'out', target: fixed.nodeId }
}

/** A card without an input is no handle's neighbour for React Flow, so it is looked for under the pointer. */
const nodeAt = (x: number, y: number): string | null =>
  document.elementFromPoint(x, y)?.closest('.react-flow__node')?.getAttribute('data-id') ?? null

const plain = ({ source, sourceHandle, target }: Drawn | Edge) => ({
  source,
  sourceHandle: sourceHandle ?? 'out',
  target,
})

const refuse = (why: string): void => {
  notifications.show({ id: 'connection-refused', color: 'yellow', title: 'Not connected', message: why })
}
