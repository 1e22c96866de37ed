import { vi } from 'vitest'

/** Gives cards a size and mouse events a window, which jsdom lacks: React Flow hides what it could not measure, and drags on the event's window. */
export function measureCards(): void {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      readonly #tell: ResizeObserverCallback
      constructor(tell: ResizeObserverCallback) {
        this.#tell = tell
      }
      observe(target: Element) {
        // React Flow reads nothing of an entry but its target.
        this.#tell([{ target } as ResizeObserverEntry], this)
      }
      unobserve() {}
      disconnect() {}
    },
  )
  vi.stubGlobal(
    'DOMMatrixReadOnly',
    class {
      m22 = 1
    },
  )
  vi.spyOn(UIEvent.prototype, 'view', 'get').mockReturnValue(window)
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(260)
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(78)
}
