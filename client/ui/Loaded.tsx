import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { isRefusal } from '../api/refusal.ts'
import { Fault } from './Fault.tsx'
import { Loading } from './Loading.tsx'

interface LoadedProps<T> {
  query: Pick<UseQueryResult<T>, 'data' | 'error' | 'refetch'>
  /** Whether the whole page waits for it, its title included. */
  isPage?: boolean
  children: (data: T) => ReactNode
}

/** Shows what a query brought; until then that it is coming, or why it is not. Data on screen stays there while a later try fails. */
export function Loaded<T>({ query, isPage = false, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data)
  // The sign-in lies over the page and asks again by itself.
  if (query.error && !isRefusal(query.error, 401))
    return <Fault error={query.error} isPage={isPage} onRetry={() => void query.refetch()} />
  return <Loading isPage={isPage} />
}
