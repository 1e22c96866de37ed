import type { QueryClient } from '@tanstack/react-query'
import { Providers } from './Providers.tsx'
import { Routes } from './Routes.tsx'

/** The whole app: what surrounds every page, and the page that the address names. */
export function App({ queryClient }: { queryClient: QueryClient }) {
  return (
    <Providers queryClient={queryClient}>
      <Routes />
    </Providers>
  )
}
