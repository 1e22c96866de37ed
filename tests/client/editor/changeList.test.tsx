import { act, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { ChangeList } from '../../../client/editor/versions/ChangeList.tsx'
import { compareFlows } from '../../../shared/flow/compare/compareFlows.ts'
import { aFlow } from '../../builders/aFlow.ts'
import { anEditor } from './anEditor.ts'
import { renderEditor } from './renderEditor.tsx'

it('comes to the change of a card that is chosen on the canvas', () => {
  const seen = vi.spyOn(Element.prototype, 'scrollIntoView')
  const after = aFlow().on('Signed Up').delay('P2D').email('Hello again').build()
  const changes = compareFlows(aFlow().on('Signed Up').delay('P1D').email('Hello').build(), after)
  const editor = anEditor(after)
  renderEditor(editor, <ChangeList changes={changes} />)
  expect(seen).not.toHaveBeenCalled()
  act(() => editor.store.getState().select({ nodes: ['sendEmail'] }))
  const chosen = screen.getByRole('button', { pressed: true })
  expect(chosen.textContent).toContain('Hello again')
  expect(seen.mock.instances).toEqual([chosen])
})
