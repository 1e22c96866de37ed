import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { JourneyAnswer, JourneyDetailAnswer, List } from '../../shared/api/answers.ts'
import { call, segment } from './client.ts'

export type JourneyStatus = JourneyAnswer['status']

export interface JourneyFilter {
  flowId?: string | null
  customerId?: string | null
  status?: JourneyStatus | null
  nodeId?: string | null
}

/** Journeys over all flows, of one flow or of one customer, newest first, page by page. */
export const journeysQuery = ({ flowId, customerId, ...rest }: JourneyFilter = {}) =>
  infiniteQueryOptions({
    queryKey: ['journeys', 'list', { flowId, customerId, ...rest }],
    queryFn: ({ pageParam, signal }) =>
      call<List<JourneyAnswer>>('GET', journeysPath(flowId, customerId), {
        query: { ...rest, cursor: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

/** One journey with its steps. */
export const journeyQuery = (id: string) =>
  queryOptions({
    queryKey: ['journeys', id],
    queryFn: ({ signal }) => call<JourneyDetailAnswer>('GET', `/api/journeys/${segment(id)}`, { signal }),
  })

/** Ends a journey by hand. */
export function useExitJourney(id: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: () => call<unknown>('POST', `/api/journeys/${segment(id)}/exit`),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['journeys'] }),
  })
}

function journeysPath(flowId?: string | null, customerId?: string | null): string {
  if (flowId) return `/api/flows/${segment(flowId)}/journeys`
  return customerId ? `/api/customers/${segment(customerId)}/journeys` : '/api/journeys'
}
