import { Select } from '@mantine/core'
import type { FlowSettings } from '../../../shared/flow/flow.ts'
import { FormField } from '../forms/FormField.tsx'
import type { FormLack } from '../forms/formLack.ts'
import { errorAt } from '../forms/formLack.ts'
import formClasses from '../forms/forms.module.css'
import { FieldPicker } from '../rules/FieldPicker.tsx'

type Concurrent = FlowSettings['concurrent']

const choices = [
  { value: 'no', label: 'one at a time' },
  { value: 'per', label: 'one for each value of a field' },
]

interface ConcurrencyFieldsProps {
  value: Concurrent
  lacks: readonly FormLack[]
  onChange(concurrent: Concurrent): void
}

/** Whether a customer may be in the flow more than once at a time. */
export function ConcurrencyFields({ value, lacks, onChange }: ConcurrencyFieldsProps) {
  return (
    <FormField label="Open journeys of one customer" error={errorAt(lacks, 'concurrent')}>
      {(id) => (
        <div className={formClasses.form}>
          <Select
            id={id}
            data={choices}
            value={typeof value === 'object' ? 'per' : 'no'}
            allowDeselect={false}
            onChange={(next) => onChange(next === 'per' ? { per: 'event.properties.order_id' } : 'no')}
          />
          {typeof value === 'object' && (
            <FieldPicker
              label="One for each"
              setting={{ hasJourney: false }}
              value={value.per}
              onChange={(per) => onChange({ per })}
            />
          )}
        </div>
      )}
    </FormField>
  )
}
