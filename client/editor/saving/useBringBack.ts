import { useEffect, useRef } from 'react'
import type { FlowAnswer } from '../../../shared/api/answers.ts'
import { say } from '../../ui/say.ts'
import type { Editor } from '../Editor.ts'
import { bringBack } from './bringBack.ts'

/** Once, when a flow is opened: what an earlier window could not send comes back, or is shown beside what the server has now. */
export function useBringBack(editor: Editor, answer: FlowAnswer): void {
  const isOpened = useRef(false)
  useEffect(() => {
    if (isOpened.current) return
    isOpened.current = true
    if (bringBack(editor, answer) === 'back')
      say('Changes that had not reached the server are back, and are being saved. Undo takes them out.')
  }, [editor, answer])
}
