import { Suspense } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import { FlowsPage } from '../flows/FlowsPage.tsx'
import { Loading } from '../ui/Loading.tsx'
import { EditorRoute } from './EditorRoute.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { idInPath } from './idInPath.ts'
import { NotFound } from './NotFound.tsx'
import {
  CustomerPage,
  CustomersPage,
  DeliveriesPage,
  JourneyPage,
  JourneysPage,
  MailboxPage,
  NewSegmentPage,
  SegmentPage,
  SegmentsPage,
  SettingsPage,
  TemplatesPage,
} from './pages.ts'
import { Shell } from './Shell.tsx'

/** Which page an address shows. The editor fills the window; everything else stands beside the navigation. */
export function Routes() {
  return (
    <Switch>
      <Route path="/flows/:id">
        {({ id }) => (
          <ErrorBoundary key={id}>
            <Suspense>
              <EditorRoute key={id} flowId={id} />
            </Suspense>
          </ErrorBoundary>
        )}
      </Route>
      <Route>
        <Shell>
          <Pages />
        </Shell>
      </Route>
    </Switch>
  )
}

function Pages() {
  return (
    <Suspense fallback={<Loading isPage />}>
      <Switch>
        <Route path="/">
          <Redirect to="/flows" replace />
        </Route>
        <Route path="/flows" component={FlowsPage} />
        <Route path="/templates" component={TemplatesPage} />
        <Route path="/journeys" component={JourneysPage} />
        <Route path="/journeys/:id">{() => <JourneyPage id={idInPath()} />}</Route>
        <Route path="/customers" component={CustomersPage} />
        <Route path="/customers/:id">{() => <CustomerPage id={idInPath()} />}</Route>
        <Route path="/segments" component={SegmentsPage} />
        <Route path="/segments/new" component={NewSegmentPage} />
        <Route path="/segments/:id">{({ id }) => <SegmentPage key={id} id={id} />}</Route>
        <Route path="/deliveries" component={DeliveriesPage} />
        <Route path="/deliveries/mailbox" component={MailboxPage} />
        <Route path="/settings" component={SettingsPage} />
        <Route component={NotFound} />
      </Switch>
    </Suspense>
  )
}
