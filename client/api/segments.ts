import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Rules } from '../../shared/rules/rules.ts'
import type { SegmentFile } from '../../shared/segments/segment.ts'
import { allItems } from './allItems.ts'
import { answerOf, api, done } from './client.ts'

const sortingMs = 1_000

/** All segments, by name. While customers are being sorted the sizes are followed. */
export const segmentsQuery = () =>
  queryOptions({
    queryKey: ['segments', 'list'],
    queryFn: ({ signal }) => allItems((query) => answerOf(api.segments.$get({ query }, { init: { signal } }))),
    staleTime: 10_000,
    refetchInterval: ({ state }) => (state.data?.items.some(({ isSettled }) => !isSettled) ? sortingMs : false),
  })

/** One segment. */
export const segmentQuery = (id: string) =>
  queryOptions({
    queryKey: ['segments', id],
    queryFn: ({ signal }) => answerOf(api.segments[':id'].$get({ param: { id } }, { init: { signal } })),
  })

/** Whom rules match now. */
export const segmentCountQuery = (rules: Rules) =>
  queryOptions({
    queryKey: ['segments', 'count', rules],
    queryFn: ({ signal }) => answerOf(api.segments.count.$post({ json: { rules } }, { init: { signal } })),
  })

/** Keeps a segment: a new one where there is no id. */
export function useSaveSegment() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ id, segment }: { id: string | null; segment: SegmentFile }) =>
      id === null
        ? answerOf(api.segments.$post({ json: segment }))
        : answerOf(api.segments[':id'].$put({ param: { id }, json: segment })),
    onSuccess: async (answer) => {
      queryClient.setQueryData(segmentQuery(answer.id).queryKey, answer)
      await Promise.all(['segments', 'fields'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })))
    },
  })
}

/** Deletes a segment that nothing needs. */
export function useDeleteSegment() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => done(api.segments[':id'].$delete({ param: { id } })),
    onSuccess: async (_, id) => {
      queryClient.removeQueries({ queryKey: ['segments', id] })
      await queryClient.invalidateQueries()
    },
  })
}
