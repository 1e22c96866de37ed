import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { DeliveryAnswer, List } from '../../shared/api/answers.ts'
import { call, segment } from './client.ts'

export type DeliveryStatus = DeliveryAnswer['status']

export interface DeliveryFilter {
  status?: DeliveryStatus | null
  customerId?: string | null
  journeyId?: string | null
}

/** Deliveries, newest first, page by page. */
export const deliveriesQuery = (filter: DeliveryFilter = {}) =>
  infiniteQueryOptions({
    queryKey: ['deliveries', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      call<List<DeliveryAnswer>>('GET', '/api/deliveries', { query: { ...filter, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

/** Mails that could not go out because no SMTP server is set. */
export const mailboxQuery = () =>
  infiniteQueryOptions({
    queryKey: ['deliveries', 'mailbox'],
    queryFn: ({ pageParam, signal }) =>
      call<List<DeliveryAnswer>>('GET', '/api/mailbox', { query: { cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

/** One delivery with its attempts. */
export const deliveryQuery = (id: string) =>
  queryOptions({
    queryKey: ['deliveries', id],
    queryFn: ({ signal }) => call<DeliveryAnswer>('GET', `/api/deliveries/${segment(id)}`, { signal }),
  })

/** Where a mail is shown as it was sent; the route has a sandbox of its own. */
export const renderingUrl = (id: string): string => `/api/deliveries/${segment(id)}/rendering`

/** Tries a delivery again, now. */
export function useRetryDelivery() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => call<DeliveryAnswer>('POST', `/api/deliveries/${segment(id)}/retry`),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['deliveries'] }),
  })
}
