import { useEffect } from 'react'
import { useSetStatus } from '../../api/flows.ts'
import type { FlowState } from '../../ui/StatePill.tsx'
import { say, sayFault } from '../../ui/say.ts'
import type { Editor } from '../Editor.ts'

const done = {
  pause: 'Paused. Nobody enters, and whoever waits stays where they are.',
  resume: 'Resumed. Whoever was held goes on.',
  archive: 'Archived. Everybody in it was taken out.',
  unarchive: 'Out of the archive. Nobody enters until it is resumed or published.',
}

/** Lends the commands the state of the flow and the ways to change it. */
export function useLifecycle(editor: Editor, state: FlowState): void {
  const { mutate } = useSetStatus(editor.flowId)
  useEffect(() => {
    editor.lifecycle.current = {
      state,
      change: (to) => mutate(to, { onSuccess: () => say(done[to]), onError: sayFault }),
    }
    return () => {
      editor.lifecycle.current = null
    }
  }, [editor, state, mutate])
}
