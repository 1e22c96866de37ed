import { IconPlus } from '@tabler/icons-react'
import { useOpenEditor } from '../store/EditorContext.tsx'
import classes from './StepEdge.module.css'

interface EdgePlusProps {
  edgeId: string
  isShown: boolean
  x: number
  y: number
}

/** The + in the middle of an edge. It is out of the Tab order: the keyboard inserts with the command of the same name. */
export function EdgePlus({ edgeId, isShown, x, y }: EdgePlusProps) {
  const { store } = useOpenEditor()
  return (
    <button
      type="button"
      className={`${classes.plus} nodrag nopan`}
      style={{ translate: `${x}px ${y}px` }}
      tabIndex={-1}
      aria-label="Insert here"
      data-shown={isShown || undefined}
      data-edge={edgeId}
      onClick={(event) => {
        const box = event.currentTarget.getBoundingClientRect()
        store.getState().choose({ screen: { x: box.right + 6, y: box.top }, at: null, from: { edge: edgeId } })
      }}
    >
      <IconPlus size={13} stroke={2} aria-hidden />
    </button>
  )
}
