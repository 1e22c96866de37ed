import type { QueryClient } from '@tanstack/react-query'
import { flowQuery } from '../api/flows.ts'
import { idInPath } from './idInPath.ts'

/** Asks for the flow that the first address names at once: the editor would ask only when its code is there. */
export function flowAhead(queryClient: QueryClient): QueryClient {
  if (/^\/flows\/./.test(location.pathname)) void queryClient.prefetchQuery(flowQuery(idInPath()))
  return queryClient
}
