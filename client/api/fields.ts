import { queryOptions } from '@tanstack/react-query'
import type { FieldsAnswer } from '../../shared/api/answers.ts'
import { call } from './client.ts'

/** The fields that rules and templates can use, with what was observed; with a field, its most frequent values too. */
export const fieldsQuery = (field?: string) =>
  queryOptions({
    queryKey: ['fields', field ?? null],
    queryFn: ({ signal }) => call<FieldsAnswer>('GET', '/api/fields', { query: { field }, signal }),
    staleTime: 60_000,
  })
