import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createQueryClient } from '../api/queryClient.ts'
import { App } from './App.tsx'
import { askAhead } from './askAhead.ts'
import { fetchEditor } from './EditorRoute.tsx'

/** Shows the app; where the address names a flow, as soon as the editor's code is there. */
export async function showApp(root: HTMLElement): Promise<void> {
  const isFlow = /^\/flows\/./.test(location.pathname)
  const queryClient = createQueryClient()
  if (isFlow) {
    askAhead(queryClient)
    // React holds back for 300 ms whatever takes the place of something empty. Where the code cannot be had, the page says so.
    await fetchEditor().catch(() => {})
  }
  createRoot(root).render(
    <StrictMode>
      <App queryClient={queryClient} />
    </StrictMode>,
  )
}
