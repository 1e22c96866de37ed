import { describe, expect, it } from 'vitest'
import type { SaveResult } from '../../../client/editor/saving/createAutosave.ts'
import { createAutosave } from '../../../client/editor/saving/createAutosave.ts'
import type { UnsentDraft } from '../../../client/editor/saving/unsentDraft.ts'
import type { Flow } from '../../../shared/flow/flow.ts'
import { newFlow } from '../../../shared/flow/newFlow.ts'
import { aFlowAnswer } from './anEditor.ts'

const named = (name: string): Flow => newFlow(name)

/** An autosave whose clock and server stand still until the test moves them. */
function saving() {
  const due: (() => void)[] = []
  const sent: { name: string; revision: number; end: (result: SaveResult) => void }[] = []
  let kept: UnsentDraft | null = null
  const autosave = createAutosave({
    unsent: {
      keep: (draft) => {
        kept = draft
        return true
      },
      kept: () => kept,
      drop: () => {
        kept = null
      },
    },
    flow: named('first'),
    revision: 1,
    save: (flow, revision) =>
      new Promise((end) => {
        sent.push({ name: flow.name, revision, end })
      }),
    later: (run) => {
      due.push(run)
      return () => due.splice(due.indexOf(run) >>> 0, 1)
    },
  })
  /** The answer of the server, and everything that follows from it. */
  const answer = async (result: SaveResult) => {
    sent.at(-1)?.end(result)
    await new Promise((done) => setImmediate(done))
  }
  const rest = () => {
    for (const run of due.splice(0)) run()
  }
  return { autosave, sent, answer, rest, state: () => autosave.status.getState().state }
}

describe('the draft', () => {
  it('is saved once the hand rests, on top of the revision it was opened with', async () => {
    const { autosave, sent, answer, rest, state } = saving()
    autosave.changed(named('a'))
    autosave.changed(named('ab'))
    expect(state()).toBe('changed')
    expect(sent).toHaveLength(0)
    rest()
    expect(sent).toMatchObject([{ name: 'ab', revision: 1 }])
    expect(state()).toBe('saving')
    await answer({ kind: 'saved', revision: 2 })
    expect(state()).toBe('saved')
  })

  it('saves what was typed during a save right after it, on top of the new revision', async () => {
    const { autosave, sent, answer, rest } = saving()
    autosave.changed(named('a'))
    rest()
    autosave.changed(named('ab'))
    expect(sent).toHaveLength(1)
    await answer({ kind: 'saved', revision: 2 })
    expect(sent.at(-1)).toMatchObject({ name: 'ab', revision: 2 })
  })

  it('is kept and sent again while the server cannot be reached', async () => {
    const { autosave, sent, answer, rest, state } = saving()
    autosave.changed(named('a'))
    rest()
    await answer({ kind: 'unreachable' })
    expect(state()).toBe('offline')
    rest()
    expect(sent).toHaveLength(2)
    await answer({ kind: 'saved', revision: 2 })
    expect(state()).toBe('saved')
  })

  it('stays in the browser from when it could not be sent until the server has it', async () => {
    const { autosave, answer, rest } = saving()
    autosave.changed(named('a'))
    rest()
    await answer({ kind: 'unreachable' })
    expect(autosave.kept()).toMatchObject({ flow: { name: 'a' }, base: { name: 'first' }, revision: 1 })
    autosave.changed(named('ab'))
    rest()
    await answer({ kind: 'unreachable' })
    expect(autosave.kept()).toMatchObject({ flow: { name: 'ab' }, base: { name: 'first' }, revision: 1 })
    rest()
    await answer({ kind: 'saved', revision: 2 })
    expect(autosave.kept()).toBeNull()
  })

  it('is kept when the window closes while the server has not answered', () => {
    const { autosave } = saving()
    expect(autosave.keep()).toBe(true)
    expect(autosave.kept()).toBeNull()
    autosave.changed(named('a'))
    void autosave.flush()
    expect(autosave.keep()).toBe(true)
    expect(autosave.kept()).toMatchObject({ flow: { name: 'a' } })
  })

  it('waits for a choice where somebody else saved in between, and overwrites nothing by itself', async () => {
    const { autosave, sent, answer, rest, state } = saving()
    const current = aFlowAnswer(named('theirs'), { revision: 7 })
    autosave.changed(named('mine'))
    rest()
    await answer({ kind: 'conflict', current })
    autosave.changed(named('mine too'))
    rest()
    expect(state()).toBe('conflict')
    expect(sent).toHaveLength(1)
  })

  it('goes on with mine, on top of theirs, when that is chosen', async () => {
    const { autosave, sent, answer, rest } = saving()
    const current = aFlowAnswer(named('theirs'), { revision: 7 })
    autosave.changed(named('mine'))
    rest()
    await answer({ kind: 'conflict', current })
    autosave.adopt(current.flow, current.revision)
    autosave.changed(named('mine'))
    void autosave.flush()
    expect(sent.at(-1)).toMatchObject({ name: 'mine', revision: 7 })
  })

  it('says why it was refused and tries again only with the next change', async () => {
    const { autosave, sent, answer, rest, state } = saving()
    autosave.changed(named('a'))
    rest()
    await answer({ kind: 'refused', message: 'nodes: too many' })
    expect(autosave.status.getState()).toEqual({ state: 'refused', message: 'nodes: too many' })
    rest()
    expect(sent).toHaveLength(1)
    autosave.changed(named('b'))
    rest()
    await answer({ kind: 'saved', revision: 2 })
    expect(state()).toBe('saved')
  })

  it('is not sent again after an undo back to what is saved', () => {
    const { autosave, sent, rest, state } = saving()
    const first = named('first')
    autosave.adopt(first, 1)
    autosave.changed(named('a'))
    autosave.changed(first)
    rest()
    expect(state()).toBe('saved')
    expect(sent).toHaveLength(0)
  })

  it('is saved at once when the page is left', () => {
    const { autosave, sent } = saving()
    autosave.changed(named('a'))
    void autosave.flush()
    expect(sent).toHaveLength(1)
  })
})
