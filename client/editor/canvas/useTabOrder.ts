import type { KeyboardEvent } from 'react'
import { flowOrder } from '../edits/flowOrder.ts'
import { useOpenEditor } from '../store/EditorContext.tsx'

/** Tab goes card by card in flow order, also to cards that are out of sight and so are not on the page; past either end it leaves the canvas. */
export function useTabOrder() {
  const { store, canvas } = useOpenEditor()

  return (event: KeyboardEvent) => {
    if (event.key !== 'Tab' || !(event.target instanceof Element) || event.target.role !== 'button') return
    const id = event.target.closest('.react-flow__node')?.getAttribute('data-id')
    if (!id) return
    const order = flowOrder(store.getState().flow)
    const at = order.findIndex((node) => node.id === id)
    const next = order[event.shiftKey ? at - 1 : at + 1]
    if (!next) return
    event.preventDefault()
    canvas.current?.reveal(next.id, { focus: true })
  }
}
