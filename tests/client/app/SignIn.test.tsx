import { screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { FlowsPage } from '../../../client/flows/FlowsPage.tsx'
import { aFlowRow } from '../flows/aFlowRow.ts'
import { aServer, list, refusal, renderPage } from '../renderPage.tsx'

it('asks for the admin token once, keeps asking while it is wrong, and then goes on', async () => {
  let isSignedIn = false
  const closed = () => refusal(401, { title: 'Sign in first', detail: 'The admin token is missing.' })
  aServer({
    'GET /api/flows': () => (isSignedIn ? list([aFlowRow({ name: 'A gift' })]) : closed()),
    'POST /api/session': ({ body }) => {
      // The form sends a token.
      isSignedIn = (body as { token: string }).token === 'right'
      return isSignedIn ? new Response(null, { status: 204 }) : closed()
    },
  })
  const { user } = renderPage(<FlowsPage />)

  const field = await screen.findByLabelText(/Admin token/, { selector: 'input' })
  await user.type(field, 'wrong{Enter}')
  await screen.findByText('That is not the token.')

  await user.clear(field)
  await user.type(field, 'right{Enter}')
  await screen.findByRole('link', { name: 'A gift' })
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})
