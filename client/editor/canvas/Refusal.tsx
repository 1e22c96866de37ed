import classes from './hand.module.css'
import { useHand } from './hand.ts'

/** Why the edge under the hand may not be let go here, beside the pointer. */
export function Refusal() {
  const aim = useHand((state) => state.aim)
  if (!aim?.why) return null
  return (
    <div
      className={classes.refusal}
      role="status"
      data-refusal
      style={{ left: aim.screen.x + 16, top: aim.screen.y + 16 }}
    >
      {aim.why}
    </div>
  )
}
