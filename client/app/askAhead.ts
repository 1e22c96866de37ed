import type { QueryClient } from '@tanstack/react-query'
import { flowQuery } from '../api/flows.ts'
import { segmentsQuery } from '../api/segments.ts'
import { settingsQuery } from '../api/settings.ts'
import { idInPath } from './idInPath.ts'

/** Asks for the flow that the address names, and for what its cards call things by: cards drawn without that are all drawn again. */
export function askAhead(queryClient: QueryClient): void {
  void queryClient.prefetchQuery(flowQuery(idInPath()))
  void queryClient.prefetchQuery(segmentsQuery())
  void queryClient.prefetchQuery(settingsQuery())
}
