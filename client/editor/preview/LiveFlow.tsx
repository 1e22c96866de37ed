import { useLive } from '../../api/useLive.ts'
import { say } from '../../ui/say.ts'
import { useOpenEditor } from '../store/EditorContext.tsx'
import { useTrailPlayer } from './useTrailPlayer.ts'

/** Follows the flow as it lives: its numbers move on the cards, and a preview that a program posts lights up here. */
export function LiveFlow() {
  const { flowId } = useOpenEditor()
  const { play } = useTrailPlayer()
  useLive(flowId, {
    onPreview(preview) {
      play('preview', preview.steps)
      if (!preview.entered) say(`A preview from outside did not enter. ${preview.says.join(' ')}`)
    },
  })
  return null
}
