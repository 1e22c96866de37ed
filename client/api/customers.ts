import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { answerOf, api, done, given, inPath } from './client.ts'

/** Customers, newest first, page by page; all of them, or those in a segment. */
export const customersQuery = (search = '', segment: string | null = null) =>
  infiniteQueryOptions({
    queryKey: ['customers', 'list', search, segment],
    queryFn: ({ pageParam, signal }) =>
      answerOf(api.customers.$get({ query: given({ search, segment, cursor: pageParam }) }, { init: { signal } })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

/** One customer. */
export const customerQuery = (id: string) =>
  queryOptions({
    queryKey: ['customers', id],
    queryFn: ({ signal }) => answerOf(api.customers[':id'].$get({ param: { id: inPath(id) } }, { init: { signal } })),
  })

/** What a customer did, newest first, page by page. */
export const customerEventsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['customers', id, 'events'],
    queryFn: ({ pageParam, signal }) =>
      answerOf(
        api.customers[':id'].events.$get(
          { param: { id: inPath(id) }, query: given({ cursor: pageParam }) },
          { init: { signal } },
        ),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

/** The journeys of a customer, newest first, page by page. */
export const customerJourneysQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['customers', id, 'journeys'],
    queryFn: ({ pageParam, signal }) =>
      answerOf(
        api.customers[':id'].journeys.$get(
          { param: { id: inPath(id) }, query: given({ cursor: pageParam }) },
          { init: { signal } },
        ),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

/** Erases a customer for good. */
export function useDeleteCustomer() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => done(api.customers[':id'].$delete({ param: { id: inPath(id) } })),
    onSuccess: async (_, id) => {
      queryClient.removeQueries({ queryKey: ['customers', id] })
      await queryClient.invalidateQueries()
    },
  })
}
