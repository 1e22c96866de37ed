import type { JsonObject } from '../../../shared/json.ts'
import { DurationInput } from '../forms/DurationInput.tsx'
import { EventInput } from '../forms/EventInput.tsx'
import classes from './rules.module.css'
import { writeValue } from './ruleTree.ts'

/** Which events are counted, and how far back. */
export function CountRule({ meta, onChange }: { meta: JsonObject; onChange(meta: JsonObject): void }) {
  return (
    <div className={classes.count}>
      <span>times</span>
      <EventInput
        label="Event that is counted"
        value={writeValue(meta.event)}
        onChange={(event) => onChange({ event })}
      />
      <span>in the last</span>
      <DurationInput
        label="How far back it is counted"
        value={writeValue(meta.within)}
        onChange={(within) => onChange({ within })}
      />
    </div>
  )
}
