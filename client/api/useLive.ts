import type { Query } from '@tanstack/react-query'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { CountsAnswer, FlowAnswer } from '../../shared/api/answers.ts'
import type { PreviewAnswer } from '../../shared/api/journeyAnswers.ts'
import { inPath } from './client.ts'
import { countsQuery, flowQuery } from './flows.ts'

interface LiveHandlers {
  /** Somebody posted an event to the flow's preview. */
  onPreview?(preview: PreviewAnswer): void
  /** The draft was saved, here or in another window. */
  onDraft?(answer: FlowAnswer): void
}

/** Follows one flow as it lives: keeps its counts and its draft in the query cache, and hands on what is new. EventSource reconnects by itself. */
export function useLive(flowId: string, handlers: LiveHandlers = {}): void {
  const queryClient = useQueryClient()
  // The newest handlers without reconnecting for each render.
  const latest = useRef(handlers)
  useEffect(() => {
    latest.current = handlers
  })

  useEffect(() => {
    const source = new EventSource(`/api/flows/${inPath(flowId)}/live`)
    on<CountsAnswer>(source, 'counts', (counts) => {
      const { queryKey } = countsQuery(flowId)
      queryClient.setQueryData(queryKey, counts)
      // Those of one version or period are not sent: who looks at them asks again.
      const isOther = ({ queryKey: [, , , filter] }: Query) => JSON.stringify(filter) !== '{}'
      void queryClient.invalidateQueries({ queryKey: queryKey.slice(0, 3), predicate: isOther })
    })
    on<FlowAnswer>(source, 'draft', (answer) => {
      queryClient.setQueryData(flowQuery(flowId).queryKey, answer)
      latest.current.onDraft?.(answer)
    })
    on<PreviewAnswer>(source, 'preview', (preview) => latest.current.onPreview?.(preview))
    return () => source.close()
  }, [flowId, queryClient])
}

// The data are the bodies of the calls of the same names, from our own server.
function on<T>(source: EventSource, name: string, take: (data: T) => void): void {
  source.addEventListener(name, (event: MessageEvent<string>) => take(JSON.parse(event.data) as T))
}
