import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { SettingsAnswer } from '../../shared/api/answers.ts'
import { answerOf, api, done } from './client.ts'

/** Workspace settings, the write key and the state of what is connected. */
export const settingsQuery = () =>
  queryOptions({
    queryKey: ['settings'],
    queryFn: ({ signal }) => answerOf(api.settings.settings.$get({}, { init: { signal } })),
    staleTime: 60_000,
  })

export type SettingsChange = Partial<Pick<SettingsAnswer, 'timezone' | 'currency' | 'mailFrom' | 'contactPolicy'>>

/** Changes what people may change on screen; the rest comes from the environment. */
export function useSaveSettings() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (change: SettingsChange) => answerOf(api.settings.settings.$put({ json: change })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['settings'] }),
  })
}

/** Loads the demo shop. */
export function useLoadDemo() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: () => answerOf(api.settings.demo.$post()),
    onSuccess: () => queryClient.invalidateQueries(),
  })
}

/** Removes the demo shop with all that it brought. */
export function useRemoveDemo() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: () => done(api.settings.demo.$delete()),
    onSuccess: () => queryClient.invalidateQueries(),
  })
}
