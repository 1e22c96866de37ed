import { queryOptions } from '@tanstack/react-query'
import { allItems } from './allItems.ts'
import { answerOf, api } from './client.ts'

/** The flow templates that ship, and the team's own. */
export const templatesQuery = () =>
  queryOptions({
    queryKey: ['templates'],
    queryFn: ({ signal }) => allItems((query) => answerOf(api.templates.$get({ query }, { init: { signal } }))),
    staleTime: 5 * 60_000,
  })
