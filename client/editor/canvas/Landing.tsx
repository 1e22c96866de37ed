import { titleOfType } from '../palette/groups.ts'
import { NodeIcon } from '../palette/NodeIcon.tsx'
import { CanvasLayer } from './CanvasLayer.tsx'
import classes from './hand.module.css'
import { useHand } from './hand.ts'

/** The ghost of a dragged node: it lies where the node would come to lie. */
export function Landing() {
  const landing = useHand((state) => state.landing)
  if (!landing) return null
  const { type, at, edge } = landing
  return (
    <CanvasLayer place="overCards">
      <div className={classes.ghost} data-landing={type} style={{ translate: `${at.x}px ${at.y}px` }}>
        <NodeIcon type={type} />
        <span>
          <b>{titleOfType(type)}</b>
          {edge && <small>Insert here</small>}
        </span>
      </div>
    </CanvasLayer>
  )
}
