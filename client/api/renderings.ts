import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { MessageToRender } from '../../shared/api/renderings.ts'
import { answerOf, api } from './client.ts'

/** A message as one customer would get it now; the last one stays until the next is there. */
export const renderingQuery = (message: MessageToRender) =>
  queryOptions({
    queryKey: ['renderings', message],
    queryFn: ({ signal }) => answerOf(api.renderings.renderings.$post({ json: message }, { init: { signal } })),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
    retry: false,
  })

/** Where a form sends a mail to get the page that its reader sees. */
export const mailPageUrl = '/api/renderings/mail'
