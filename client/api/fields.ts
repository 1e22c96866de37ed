import { queryOptions } from '@tanstack/react-query'
import { answerOf, api, given } from './client.ts'

/** The fields that rules and templates can use, with what was observed; with a field, its most frequent values too. */
export const fieldsQuery = (field?: string) =>
  queryOptions({
    queryKey: ['fields', field ?? null],
    queryFn: ({ signal }) => answerOf(api.fields.$get({ query: given({ field }) }, { init: { signal } })),
    staleTime: 60_000,
  })
