import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { api, done } from './client.ts'

// Whether the server has refused us for want of a token. Not server data, so not in the query cache.
let needed = false
const listeners = new Set<() => void>()

function setNeeded(value: boolean): void {
  needed = value
  for (const listener of listeners) listener()
}

/** Called when an answer was 401. */
export const askToSignIn = (): void => setNeeded(true)

/** Whether the sign-in must be shown. */
export function useSignInNeeded(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => needed,
  )
}

/** Trades the admin token for a cookie, then asks again for everything that was refused. */
export function useSignIn() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (token: string) => done(api.session.$post({ json: { token } })),
    onSuccess: async () => {
      setNeeded(false)
      await queryClient.invalidateQueries()
    },
  })
}
