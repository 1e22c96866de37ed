import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { CustomerAnswer, EventAnswer, List } from '../../shared/api/answers.ts'
import { call, segment } from './client.ts'

const customerPath = (id: string) => `/api/customers/${segment(id)}`

/** Customers, last seen first, page by page. */
export const customersQuery = (search = '') =>
  infiniteQueryOptions({
    queryKey: ['customers', 'list', search],
    queryFn: ({ pageParam, signal }) =>
      call<List<CustomerAnswer>>('GET', '/api/customers', { query: { search, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

/** One customer. */
export const customerQuery = (id: string) =>
  queryOptions({
    queryKey: ['customers', id],
    queryFn: ({ signal }) => call<CustomerAnswer>('GET', customerPath(id), { signal }),
  })

/** What a customer did, newest first, page by page. */
export const customerEventsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['customers', id, 'events'],
    queryFn: ({ pageParam, signal }) =>
      call<List<EventAnswer>>('GET', `${customerPath(id)}/events`, { query: { cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

/** Erases a customer for good. */
export function useDeleteCustomer() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => call<void>('DELETE', customerPath(id)),
    onSuccess: async (_, id) => {
      queryClient.removeQueries({ queryKey: ['customers', id] })
      await queryClient.invalidateQueries()
    },
  })
}
