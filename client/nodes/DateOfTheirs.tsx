import { Select } from '@mantine/core'
import { DurationInput } from '../editor/forms/DurationInput.tsx'
import formClasses from '../editor/forms/forms.module.css'
import { FieldPicker } from '../editor/rules/FieldPicker.tsx'
import type { RuleSetting } from '../editor/rules/useFieldChoices.ts'

interface DateOfTheirsProps {
  field: string
  /** ISO 8601; undefined, or no length at all: on the day itself. */
  offset: string | undefined
  setting: RuleSetting
  onField(field: string): void
  onOffset(offset: string | undefined, field: string): void
}

/** A date of the customer, or some time before or after it. */
export function DateOfTheirs({ field, offset, setting, onField, onOffset }: DateOfTheirsProps) {
  const sign = offset?.startsWith('-') ? '-' : ''
  const side = offset === undefined || offset === 'P0D' ? 'on' : sign === '-' ? 'before' : 'after'
  const length = offset?.replace(/^[-+]/, '') ?? ''
  const setSide = (next: string | null) => {
    if (next === 'on') onOffset(undefined, 'side')
    else onOffset(`${next === 'before' ? '-' : ''}${side === 'on' ? 'P3D' : length || 'P3D'}`, 'side')
  }
  return (
    <div className={formClasses.form}>
      <Select
        aria-label="Before or after"
        data={[
          { value: 'on', label: 'On the day of' },
          { value: 'before', label: 'Some time before' },
          { value: 'after', label: 'Some time after' },
        ]}
        value={side}
        allowDeselect={false}
        onChange={setSide}
      />
      {side !== 'on' && (
        <DurationInput
          label={`How long ${side}`}
          value={length}
          onChange={(next) => onOffset(`${sign}${next}`, 'offset')}
        />
      )}
      <FieldPicker label="Date field" only="date" setting={setting} value={field} onChange={onField} />
    </div>
  )
}
