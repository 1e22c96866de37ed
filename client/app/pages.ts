import { lazy } from 'react'

// A page's code comes when its address is opened. Flows is first, so it comes with the app.
export const TemplatesPage = lazy(() =>
  import('../templates/TemplatesPage.tsx').then((file) => ({ default: file.TemplatesPage })),
)
export const JourneysPage = lazy(() =>
  import('../journeys/JourneysPage.tsx').then((file) => ({ default: file.JourneysPage })),
)
export const JourneyPage = lazy(() =>
  import('../journeys/JourneyPage.tsx').then((file) => ({ default: file.JourneyPage })),
)
export const CustomersPage = lazy(() =>
  import('../customers/CustomersPage.tsx').then((file) => ({ default: file.CustomersPage })),
)
export const CustomerPage = lazy(() =>
  import('../customers/CustomerPage.tsx').then((file) => ({ default: file.CustomerPage })),
)
export const SegmentsPage = lazy(() =>
  import('../segments/SegmentsPage.tsx').then((file) => ({ default: file.SegmentsPage })),
)
export const SegmentPage = lazy(() =>
  import('../segments/SegmentPage.tsx').then((file) => ({ default: file.SegmentPage })),
)
export const NewSegmentPage = lazy(() =>
  import('../segments/SegmentPage.tsx').then((file) => ({ default: file.NewSegmentPage })),
)
export const DeliveriesPage = lazy(() =>
  import('../deliveries/DeliveriesPage.tsx').then((file) => ({ default: file.DeliveriesPage })),
)
export const MailboxPage = lazy(() =>
  import('../deliveries/MailboxPage.tsx').then((file) => ({ default: file.MailboxPage })),
)
export const SettingsPage = lazy(() =>
  import('../settings/SettingsPage.tsx').then((file) => ({ default: file.SettingsPage })),
)
