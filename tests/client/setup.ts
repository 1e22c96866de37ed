import { cleanup, configure } from '@testing-library/react'
import { afterEach, vi } from 'vitest'

// What browsers have, Mantine and React Flow ask for, and jsdom lacks.
vi.stubGlobal('matchMedia', (media: string) => Object.assign(new EventTarget(), { media, matches: false }))
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
)
// What a page still sends when its test is over never gets an answer, so it cannot try again within the next test.
vi.stubGlobal('fetch', () => new Promise(() => {}))
Element.prototype.scrollIntoView ??= () => {}
Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true })

// A page in jsdom takes its time on a busy machine; what is waited for still has to happen.
configure({ asyncUtilTimeout: 15_000 })

afterEach(cleanup)
