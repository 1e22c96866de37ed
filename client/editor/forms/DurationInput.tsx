import { NumberInput, Select, TextInput } from '@mantine/core'
import classes from './forms.module.css'
import type { DurationUnit } from './splitDuration.ts'
import { durationUnits, joinDuration, splitDuration } from './splitDuration.ts'

interface DurationInputProps {
  /** What the duration is for, for screen readers. */
  label: string
  value: string
  id?: string
  onChange(value: string): void
}

/** A length of time as number and unit. What no one unit can say, such as P1DT12H, stays as it was written. */
export function DurationInput({ label, value, id, onChange }: DurationInputProps) {
  const parts = splitDuration(value)
  if (!parts && value !== '')
    return (
      <TextInput
        {...(id ? { id } : {})}
        aria-label={`${label}, as ISO 8601`}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value.trim())}
      />
    )
  const unit = parts?.unit ?? 'days'
  return (
    <div className={classes.row}>
      <NumberInput
        {...(id ? { id } : {})}
        className={classes.number ?? ''}
        aria-label={`${label}: number`}
        value={parts?.count ?? ''}
        min={0}
        max={999_999}
        allowDecimal={false}
        allowNegative={false}
        hideControls
        onChange={(count) => onChange(count === '' ? '' : joinDuration(Number(count), unit))}
      />
      <Select
        className={classes.grow ?? ''}
        aria-label={`${label}: unit`}
        data={durationUnits.map((one) => ({ value: one.unit, label: parts?.count === 1 ? one.one : one.unit }))}
        value={unit}
        allowDeselect={false}
        // The list holds nothing but units.
        onChange={(next) => next && onChange(joinDuration(parts?.count ?? 1, next as DurationUnit))}
      />
    </div>
  )
}
