import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { isRefusal, Refusal } from './refusal.ts'
import { askToSignIn } from './session.ts'

/** The one cache of what the server said. A 401 anywhere asks for the admin token once. */
export function createQueryClient(): QueryClient {
  const onError = (error: Error) => {
    if (isRefusal(error, 401)) askToSignIn()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // A call that fails says so at once: held back until the browser is online, a save would seem to go on for ever,
      // and a server on this machine answers without any network.
      mutations: { networkMode: 'always' },
      queries: {
        networkMode: 'always',
        staleTime: 5_000,
        // A refusal is an answer: asking again would not change it.
        retry: (failures, error) => failures < 2 && (!(error instanceof Refusal) || error.status === 503),
      },
    },
  })
}
