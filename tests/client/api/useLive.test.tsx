import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { countsQuery, flowQuery } from '../../../client/api/flows.ts'
import { useLive } from '../../../client/api/useLive.ts'

/** The server's end of the line. */
class Line extends EventTarget {
  static readonly opened: Line[] = []
  readonly url: string
  isClosed = false
  constructor(url: string) {
    super()
    this.url = url
    Line.opened.push(this)
  }
  close() {
    this.isClosed = true
  }
  tell(name: string, data: unknown) {
    this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data) }))
  }
}

const globalEventSource = globalThis.EventSource
beforeEach(() => {
  Line.opened.length = 0
  Object.assign(globalThis, { EventSource: Line })
})
afterEach(() => Object.assign(globalThis, { EventSource: globalEventSource }))

function follow(handlers: Parameters<typeof useLive>[1] = {}) {
  const queryClient = new QueryClient()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
  )
  const hook = renderHook(() => useLive('f1', handlers), { wrapper })
  const [line] = Line.opened
  if (!line) throw new Error('No line was opened.')
  return { ...hook, queryClient, line }
}

it('puts new counts where the cards read them', () => {
  const { queryClient, line } = follow()
  line.tell('counts', { version: null, journeys: { entered: 3 }, nodes: {} })
  expect(queryClient.getQueryData(countsQuery('f1').queryKey)).toMatchObject({ journeys: { entered: 3 } })
})

it('hands out the draft that somebody saved, and keeps it', () => {
  const onDraft = vi.fn()
  const { queryClient, line } = follow({ onDraft })
  line.tell('draft', { id: 'f1', revision: 8 })
  expect(onDraft).toHaveBeenCalledWith({ id: 'f1', revision: 8 })
  expect(queryClient.getQueryData(flowQuery('f1').queryKey)).toMatchObject({ revision: 8 })
})

it('hands out a preview that a developer posted', () => {
  const onPreview = vi.fn()
  const { line } = follow({ onPreview })
  line.tell('preview', { entered: true, steps: [] })
  expect(onPreview).toHaveBeenCalledWith({ entered: true, steps: [] })
})

it('stays on one line while its page renders, and hangs up with it', () => {
  const { rerender, unmount, line } = follow()
  rerender()
  expect(Line.opened).toHaveLength(1)
  unmount()
  expect(line.isClosed).toBe(true)
})
