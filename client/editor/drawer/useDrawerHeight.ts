import type { KeyboardEvent, PointerEvent } from 'react'
import { useState } from 'react'

const limits = { least: 140, most: 560, usual: 244 }
const clamp = (height: number) => Math.max(limits.least, Math.min(limits.most, innerHeight - 240, height))

/** How high the drawer is, and the edge that changes it by hand or by arrow keys. */
export function useDrawerHeight() {
  const [height, setHeight] = useState(limits.usual)
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const from = event.clientY
    const edge = event.currentTarget
    edge.setPointerCapture(event.pointerId)
    const move = (moved: globalThis.PointerEvent) => setHeight(clamp(height + from - moved.clientY))
    edge.addEventListener('pointermove', move)
    edge.addEventListener('pointerup', () => edge.removeEventListener('pointermove', move), { once: true })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowUp' ? 24 : event.key === 'ArrowDown' ? -24 : 0
    if (step !== 0) {
      event.preventDefault()
      setHeight(clamp(height + step))
    }
  }
  return {
    height,
    resizer: {
      role: 'separator',
      tabIndex: 0,
      'aria-orientation': 'horizontal' as const,
      'aria-label': 'Height of the drawer',
      'aria-valuenow': height,
      'aria-valuemin': limits.least,
      'aria-valuemax': limits.most,
      onPointerDown,
      onKeyDown,
    },
  }
}
