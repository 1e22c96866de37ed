import { VisuallyHidden } from '@mantine/core'
import { useEditor } from './EditorContext.tsx'

/** Tells a screen reader what was done; everybody else sees it on the canvas. */
export function LiveRegion() {
  const said = useEditor((state) => state.said)
  return (
    <VisuallyHidden role="status" aria-label="What was done">
      {said}
    </VisuallyHidden>
  )
}
