import { useStore } from 'reactflow'
import { CanvasLayer } from './CanvasLayer.tsx'
import classes from './hand.module.css'
import { useHand } from './hand.ts'

/** The lines on which a dragged card lies with its neighbours: one pixel of the screen wide, however far the canvas is zoomed. */
export function Guides() {
  const guides = useHand((state) => state.guides)
  const zoom = useStore((state) => state.transform[2])
  if (guides.length === 0) return null
  return (
    <CanvasLayer place="overCards">
      {guides.map(({ axis, at, from, to }) => (
        <i
          key={axis}
          className={classes.guide}
          data-guide={axis}
          style={
            axis === 'x'
              ? { translate: `${at}px ${from}px`, width: 1 / zoom, height: to - from }
              : { translate: `${from}px ${at}px`, width: to - from, height: 1 / zoom }
          }
        />
      ))}
    </CanvasLayer>
  )
}
