import { browserZone } from './formatMoment.ts'
import classes from './ZoneNote.module.css'

/** Says in which zone the times beside it are. */
export function ZoneNote({ zone }: { zone?: string }) {
  return (
    <p className={classes.note}>
      Times in {zone ? `${zone}, the customer’s zone` : `${browserZone()}, the zone of your browser`}.
    </p>
  )
}
