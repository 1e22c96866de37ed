import { beforeEach, describe, expect, it } from 'vitest'
import { bringBack } from '../../../client/editor/saving/bringBack.ts'
import { createUnsentStore } from '../../../client/editor/saving/unsentDraft.ts'
import { newFlow } from '../../../shared/flow/newFlow.ts'
import { aFlowAnswer, anEditor, flowOf } from './anEditor.ts'

const base = newFlow('As it was')
const mine = newFlow('Written on the train')
const store = () => createUnsentStore('gift', localStorage)

beforeEach(() => localStorage.clear())

describe('changes that never reached the server', () => {
  it('are back when the flow is opened again, as one change that undo takes out', () => {
    store().keep({ flow: mine, base, revision: 1 })
    const editor = anEditor(base)
    expect(bringBack(editor, aFlowAnswer(base))).toBe('back')
    expect(flowOf(editor).name).toBe('Written on the train')
    editor.store.getState().undo()
    expect(flowOf(editor)).toBe(base)
  })

  it('wait for a choice where somebody else saved in the meantime', () => {
    store().keep({ flow: mine, base, revision: 1 })
    const theirs = aFlowAnswer(newFlow('Theirs'), { revision: 4 })
    const editor = anEditor(theirs.flow)
    expect(bringBack(editor, theirs)).toBe('conflict')
    expect(editor.autosave.status.getState()).toEqual({ state: 'conflict', current: theirs })
    expect(editor.autosave.base()).toEqual(base)
    expect(flowOf(editor)).toEqual(mine)
  })

  it('are forgotten where they reached it after all, whatever was saved since', () => {
    store().keep({ flow: mine, base, revision: 1 })
    const since = { ...mine, description: 'Written at the desk' }
    expect(bringBack(anEditor(since), aFlowAnswer(since, { revision: 3 }))).toBe('nothing')
    expect(store().kept()).toBeNull()
  })

  it('are not kept where the browser has no room for them', () => {
    const full = {
      ...localStorage,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError')
      },
    }
    expect(createUnsentStore('gift', full).keep({ flow: mine, base, revision: 1 })).toBe(false)
  })

  it.each(['', 'no JSON', '{}', '{"flow":{},"base":{},"revision":1}'])(
    'are none where the browser holds %j',
    (text) => {
      localStorage.setItem('runnel.unsent.gift', text)
      expect(store().kept()).toBeNull()
    },
  )
})
