import { queryOptions } from '@tanstack/react-query'
import { answerOf, api } from './client.ts'

/** The flow templates that ship, and the team's own. */
export const templatesQuery = () =>
  queryOptions({
    queryKey: ['templates'],
    queryFn: ({ signal }) => answerOf(api.templates.$get({}, { init: { signal } })),
    staleTime: 5 * 60_000,
  })
