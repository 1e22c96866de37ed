import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { SettingsAnswer } from '../../shared/api/answers.ts'
import { call } from './client.ts'

/** Workspace settings, the write key and the state of what is connected. */
export const settingsQuery = () =>
  queryOptions({
    queryKey: ['settings'],
    queryFn: ({ signal }) => call<SettingsAnswer>('GET', '/api/settings', { signal }),
    staleTime: 60_000,
  })

export type SettingsChange = Partial<Pick<SettingsAnswer, 'timezone' | 'currency' | 'mailFrom'>>

/** Changes what people may change on screen; the rest comes from the environment. */
export function useSaveSettings() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (change: SettingsChange) => call<SettingsAnswer>('PUT', '/api/settings', { body: change }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['settings'] }),
  })
}

/** Loads the demo shop. */
export function useLoadDemo() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: () => call<unknown>('POST', '/api/demo'),
    onSuccess: () => queryClient.invalidateQueries(),
  })
}

/** Removes the demo shop with all that it brought. */
export function useRemoveDemo() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: () => call<unknown>('DELETE', '/api/demo'),
    onSuccess: () => queryClient.invalidateQueries(),
  })
}
