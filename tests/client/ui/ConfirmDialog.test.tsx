import { screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { ConfirmDialog } from '../../../client/ui/ConfirmDialog.tsx'
import { aServer, renderPage } from '../renderPage.tsx'

function renderDialog() {
  aServer({})
  const onConfirm = vi.fn()
  const page = renderPage(
    <ConfirmDialog isOpen title="Delete Ada?" verb="Delete" typed="Ada" onConfirm={onConfirm} onClose={vi.fn()}>
      Gone for good.
    </ConfirmDialog>,
  )
  return { ...page, onConfirm }
}

it('does nothing until the name is typed', async () => {
  const { user, onConfirm } = renderDialog()
  await user.type(await screen.findByLabelText('Type Ada to confirm'), 'Eda{Enter}')
  expect(screen.getByRole('button', { name: 'Delete' })).toHaveProperty('disabled', true)
  expect(onConfirm).not.toHaveBeenCalled()
})

it('goes ahead once the name is typed', async () => {
  const { user, onConfirm } = renderDialog()
  await user.type(await screen.findByLabelText('Type Ada to confirm'), 'Ada{Enter}')
  expect(onConfirm).toHaveBeenCalledOnce()
})
