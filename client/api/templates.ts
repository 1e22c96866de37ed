import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { allItems } from './allItems.ts'
import { answerOf, api, done, inPath } from './client.ts'

/** The flow templates that ship, and the team's own. */
export const templatesQuery = () =>
  queryOptions({
    queryKey: ['templates'],
    queryFn: ({ signal }) => allItems((query) => answerOf(api.templates.$get({ query }, { init: { signal } }))),
    staleTime: 5 * 60_000,
  })

/** Keeps the draft of a flow as a template of the team, under a name of its own. */
export function useSaveTemplate(flowId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: async (words: { name: string; description: string }) => {
      const { flow } = await answerOf(api.flows[':id'].$get({ param: { id: inPath(flowId) } }))
      return answerOf(api.templates.$post({ json: { ...flow, ...words } }))
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['templates'] }),
  })
}

/** Removes a template of the team. */
export function useDeleteTemplate() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => done(api.templates[':id'].$delete({ param: { id: inPath(id) } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['templates'] }),
  })
}
