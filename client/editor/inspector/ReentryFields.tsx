import { Select } from '@mantine/core'
import type { FlowSettings } from '../../../shared/flow/flow.ts'
import { DurationInput } from '../forms/DurationInput.tsx'
import { FormField } from '../forms/FormField.tsx'
import type { FormLack } from '../forms/formLack.ts'
import { errorAt } from '../forms/formLack.ts'
import formClasses from '../forms/forms.module.css'

type Reentry = FlowSettings['reentry']

const choices = [
  { value: 'never', label: 'only once, ever' },
  { value: 'always', label: 'as often as the trigger fires' },
  { value: 'after', label: 'again after a while' },
]

interface ReentryFieldsProps {
  value: Reentry
  lacks: readonly FormLack[]
  onChange(reentry: Reentry): void
}

/** Whether a customer may enter again. */
export function ReentryFields({ value, lacks, onChange }: ReentryFieldsProps) {
  const kind = typeof value === 'object' ? 'after' : value
  const choose = (next: string | null) =>
    onChange(next === 'after' ? { after: 'P30D' } : next === 'always' ? 'always' : 'never')
  return (
    <FormField
      label="A customer enters"
      error={errorAt(lacks, 'reentry')}
      hint={kind === 'after' ? 'Counted from the start of their last journey.' : undefined}
    >
      {(id) => (
        <div className={formClasses.form}>
          <Select id={id} data={choices} value={kind} allowDeselect={false} onChange={choose} />
          {typeof value === 'object' && (
            <DurationInput label="Again after" value={value.after} onChange={(after) => onChange({ after })} />
          )}
        </div>
      )}
    </FormField>
  )
}
