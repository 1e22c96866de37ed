import { screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { ErrorBoundary } from '../../../client/app/ErrorBoundary.tsx'
import { aServer, renderPage } from '../renderPage.tsx'

function Broken(): never {
  throw new Error('This page has a bug.')
}

it('says what happened, what is safe and what to do when a page breaks', () => {
  aServer({})
  // React reports the error to the console as well.
  vi.spyOn(console, 'error').mockImplementation(() => {})
  renderPage(
    <ErrorBoundary>
      <Broken />
    </ErrorBoundary>,
  )
  screen.getByText('This page stopped working')
  screen.getByText(/What was saved is safe/)
  screen.getByText('This page has a bug.')
  expect(screen.getByRole('button', { name: 'Load the page again' })).toBeTruthy()
})
