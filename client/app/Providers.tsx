import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import type { QueryClient } from '@tanstack/react-query'
import { QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { pageNonce } from './nonce.ts'
import { SignIn } from './SignIn.tsx'
import { cssVariables, theme } from './theme.ts'

// The same key is read in index.html before the first paint.
const colourScheme = localStorageColorSchemeManager({ key: 'runnel-colour-scheme' })

/** What every page stands in: the look, the server's data, notifications, and the sign-in that appears when it is needed. */
export function Providers({ queryClient, children }: { queryClient: QueryClient; children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colourScheme}
      defaultColorScheme="auto"
      getStyleNonce={pageNonce}
    >
      <QueryClientProvider client={queryClient}>
        {children}
        <SignIn />
        <Notifications position="bottom-right" limit={4} autoClose={5000} />
      </QueryClientProvider>
    </MantineProvider>
  )
}
