import { lazy, Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { Shell } from './Shell.tsx'

const EditorPage = lazy(() => import('../editor/EditorPage.tsx').then(({ EditorPage }) => ({ default: EditorPage })))

/** Which page an address shows. The editor fills the window; everything else stands beside the navigation. */
export function Routes() {
  return (
    <Switch>
      <Route path="/flows/:id">
        {({ id }) => (
          <ErrorBoundary key={id}>
            <Suspense>
              <EditorPage key={id} flowId={id} />
            </Suspense>
          </ErrorBoundary>
        )}
      </Route>
      <Route>
        <Shell>{null}</Shell>
      </Route>
    </Switch>
  )
}
