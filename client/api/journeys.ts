import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { JourneyAnswer } from '../../shared/api/journeyAnswers.ts'
import { answerOf, api, given, inPath } from './client.ts'

type JourneyStatus = JourneyAnswer['status']

export interface JourneyFilter {
  /** Without, of all flows. */
  flowId?: string | null
  status?: JourneyStatus | null
  nodeId?: string | null
  /** Of a flow: only those behind a count of its canvas. */
  visits?: {
    visited: string
    handle?: string
    became?: 'waiting' | 'failed'
    version?: number
    from?: string
    to?: string
  } | null
}

/** Journeys, newest first, page by page. */
export const journeysQuery = ({ flowId, status, nodeId, visits }: JourneyFilter = {}) =>
  infiniteQueryOptions({
    queryKey: ['journeys', 'list', { flowId, status, nodeId, visits }],
    queryFn: ({ pageParam, signal }) => {
      const query = given({ status, nodeId, cursor: pageParam })
      const { flows, journeys } = api.journeys
      const ofVisits = given({ ...visits, version: visits?.version?.toString() })
      return flowId
        ? answerOf(
            flows[':id'].journeys.$get(
              { param: { id: inPath(flowId) }, query: { ...query, ...ofVisits } },
              { init: { signal } },
            ),
          )
        : answerOf(journeys.$get({ query }, { init: { signal } }))
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

/** One journey with its steps. */
export const journeyQuery = (id: string) =>
  queryOptions({
    queryKey: ['journeys', id],
    queryFn: ({ signal }) =>
      answerOf(api.journeys.journeys[':id'].$get({ param: { id: inPath(id) } }, { init: { signal } })),
  })

/** Tries all failed journeys of a flow again. */
export function useRetryFailed(flowId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: () => answerOf(api.journeys.flows[':id'].retry.$post({ param: { id: inPath(flowId) } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['journeys'] }),
  })
}

/** Tries a failed journey again. */
export function useRetryJourney(id: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: () => answerOf(api.journeys.journeys[':id'].retry.$post({ param: { id: inPath(id) } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['journeys'] }),
  })
}

/** Ends a journey by hand. */
export function useExitJourney(id: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: () => answerOf(api.journeys.journeys[':id'].exit.$post({ param: { id: inPath(id) } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['journeys'] }),
  })
}
