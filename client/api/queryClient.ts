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
      queries: {
        staleTime: 5_000,
        // A refusal is an answer: asking again would not change it.
        retry: (failures, error) => failures < 2 && (!(error instanceof Refusal) || error.status === 503),
      },
    },
  })
}
