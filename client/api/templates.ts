import { queryOptions } from '@tanstack/react-query'
import type { List, TemplateAnswer } from '../../shared/api/answers.ts'
import { call } from './client.ts'

/** The flow templates that ship, and the team's own. */
export const templatesQuery = () =>
  queryOptions({
    queryKey: ['templates'],
    queryFn: ({ signal }) => call<List<TemplateAnswer>>('GET', '/api/templates', { signal }),
    staleTime: 5 * 60_000,
  })
