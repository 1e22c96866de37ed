import { Select, TextInput } from '@mantine/core'
import type { Lack } from '../../shared/nodes/defineNode.ts'
import type { NodeData } from '../../shared/nodes/index.ts'
import { DurationInput } from '../editor/forms/DurationInput.tsx'
import { errorAt } from '../editor/forms/errorAt.ts'
import { FormField } from '../editor/forms/FormField.tsx'
import formClasses from '../editor/forms/forms.module.css'
import { FieldPicker } from '../editor/rules/FieldPicker.tsx'

type Until = NonNullable<NodeData<'delay'>['until']>

interface DelayDateProps {
  until: NodeData<'delay'>['until']
  lacks: readonly Lack[]
  onChange(patch: { [K in keyof Until]?: Until[K] | undefined }, field: string): void
}

const kinds = [
  { value: 'none', label: 'No particular day' },
  { value: 'date', label: 'A day in the calendar' },
  { value: 'field', label: 'A date of the customer' },
]

/** The day a delay ends on: any, one in the calendar, or one that the customer brings along. */
export function DelayDate({ until, lacks, onChange }: DelayDateProps) {
  const kind = until?.field !== undefined ? 'field' : until?.date !== undefined ? 'date' : 'none'
  const choose = (next: string | null) => {
    const today = Temporal.Now.plainDateISO()
    if (next === 'date')
      onChange({ date: today.add({ days: 7 }).toString(), field: undefined, offset: undefined }, 'day')
    else if (next === 'field') onChange({ field: 'customer.traits.renewal_date', date: undefined }, 'day')
    else onChange({ date: undefined, field: undefined, offset: undefined }, 'day')
  }

  return (
    <>
      <FormField label="on a certain day" error={errorAt(lacks, 'until', 'date')}>
        {(id) => <Select id={id} data={kinds} value={kind} allowDeselect={false} onChange={choose} />}
      </FormField>
      {kind === 'date' && (
        <TextInput
          type="date"
          aria-label="Day"
          value={until?.date ?? ''}
          onChange={(event) => onChange({ date: event.currentTarget.value }, 'date')}
        />
      )}
      {kind === 'field' && until && <FieldDate until={until} lacks={lacks} onChange={onChange} />}
    </>
  )
}

function FieldDate({ until, lacks, onChange }: DelayDateProps & { until: Until }) {
  const sign = until.offset?.startsWith('-') ? '-' : ''
  const side = until.offset === undefined ? 'on' : sign === '-' ? 'before' : 'after'
  const length = until.offset?.replace(/^[-+]/, '') ?? ''
  const setSide = (next: string | null) => {
    if (next === 'on') onChange({ offset: undefined }, 'side')
    else onChange({ offset: `${next === 'before' ? '-' : ''}${length || 'P3D'}` }, 'side')
  }
  return (
    <FormField
      label="Which date of theirs"
      isGroup
      error={errorAt(lacks, 'until', 'field') ?? errorAt(lacks, 'until', 'offset')}
    >
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
            onChange={(next) => onChange({ offset: `${sign}${next}` }, 'offset')}
          />
        )}
        <FieldPicker
          label="Date field"
          only="date"
          setting={{}}
          value={until.field ?? ''}
          onChange={(field) => onChange({ field }, 'field')}
        />
      </div>
    </FormField>
  )
}
