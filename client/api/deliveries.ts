import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { DeliveryAnswer } from '../../shared/api/answers.ts'
import { answerOf, api, given, inPath } from './client.ts'

const { deliveries, mailbox } = api.deliveries

type DeliveryStatus = DeliveryAnswer['status']

export interface DeliveryFilter {
  status?: DeliveryStatus | null
  customerId?: string | null
}

/** Deliveries, newest first, page by page. */
export const deliveriesQuery = ({ status, customerId }: DeliveryFilter = {}) =>
  infiniteQueryOptions({
    queryKey: ['deliveries', 'list', { status, customerId }],
    queryFn: ({ pageParam, signal }) =>
      answerOf(deliveries.$get({ query: given({ status, customerId, cursor: pageParam }) }, { init: { signal } })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

/** Mails that could not go out because no SMTP server is set. */
export const mailboxQuery = () =>
  infiniteQueryOptions({
    queryKey: ['deliveries', 'mailbox'],
    queryFn: ({ pageParam, signal }) =>
      answerOf(mailbox.$get({ query: given({ cursor: pageParam }) }, { init: { signal } })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

/** One delivery with its attempts. */
export const deliveryQuery = (id: string) =>
  queryOptions({
    queryKey: ['deliveries', id],
    queryFn: ({ signal }) => answerOf(deliveries[':id'].$get({ param: { id: inPath(id) } }, { init: { signal } })),
  })

/** Where a mail is shown as it was sent; the route has a sandbox of its own. */
export const renderingUrl = (id: string): string => `/api/deliveries/${inPath(id)}/rendering`

/** Says that a task or an offer was seen to. */
export function useDoneDelivery() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => answerOf(deliveries[':id'].done.$post({ param: { id: inPath(id) } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['deliveries'] }),
  })
}

/** Tries a delivery again, now. */
export function useRetryDelivery() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => answerOf(deliveries[':id'].retry.$post({ param: { id: inPath(id) } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['deliveries'] }),
  })
}
