import { Suspense } from 'react'
import { expect, it } from 'vitest'
import { EditorRoute, fetchEditor } from '../../../client/app/EditorRoute.tsx'
import { aServer, renderPage } from '../renderPage.tsx'

it('shows the editor without an empty place before it once its code is there', async () => {
  aServer({})
  await fetchEditor()
  const { container } = renderPage(
    <Suspense fallback="Waiting for code">
      <EditorRoute flowId="welcome" />
    </Suspense>,
  )
  expect(container.textContent).not.toContain('Waiting for code')
})
