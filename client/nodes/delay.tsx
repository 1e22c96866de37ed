import { Select, TextInput } from '@mantine/core'
import { IconHourglass } from '@tabler/icons-react'
import { DurationInput } from '../editor/forms/DurationInput.tsx'
import { FormField } from '../editor/forms/FormField.tsx'
import { errorAt } from '../editor/forms/formLack.ts'
import formClasses from '../editor/forms/forms.module.css'
import { WeekdayInput } from '../editor/forms/WeekdayInput.tsx'
import { DelayDate } from './DelayDate.tsx'
import { DelaySays } from './DelaySays.tsx'
import type { FormProps, NodeView } from './nodeView.ts'

function DelayForm({ data, lacks, onChange }: FormProps<'delay'>) {
  const { until } = data
  const setUntil = (patch: Partial<NonNullable<typeof until>>, field: string) => {
    const given = Object.entries({ ...until, ...patch }).filter(([, value]) => value !== undefined && value !== '')
    onChange({ until: given.length > 0 ? Object.fromEntries(given) : undefined }, field)
  }

  return (
    <>
      <FormField label="Wait for" error={errorAt(lacks, 'for')}>
        {(id) => (
          <DurationInput
            id={id}
            label="Wait for"
            value={data.for ?? ''}
            onChange={(length) => onChange({ for: length || undefined }, 'for')}
          />
        )}
      </FormField>
      <FormField label={data.for ? 'then until' : 'until'} error={errorAt(lacks, 'until', 'time')}>
        {(id) => (
          <div className={formClasses.row}>
            <TextInput
              id={id}
              w={116}
              type="time"
              value={until?.time ?? ''}
              onChange={(event) => setUntil({ time: event.currentTarget.value || undefined }, 'time')}
            />
            <span className={formClasses.quiet}>in the customer’s time zone</span>
          </div>
        )}
      </FormField>
      <FormField label="on" isGroup error={errorAt(lacks, 'until', 'weekdays')}>
        <WeekdayInput
          value={until?.weekdays ?? []}
          onChange={(weekdays) => setUntil({ weekdays: weekdays.length > 0 ? weekdays : undefined }, 'weekdays')}
        />
      </FormField>
      <DelayDate until={until} lacks={lacks} onChange={setUntil} />
      {(until?.date !== undefined || until?.field !== undefined) && (
        <FormField label="If that moment has passed">
          {(id) => (
            <Select
              id={id}
              data={[
                { value: 'continue', label: 'Continue at once' },
                { value: 'exit', label: 'End the journey' },
              ]}
              value={data.ifPast}
              allowDeselect={false}
              onChange={(ifPast) => onChange({ ifPast: ifPast === 'exit' ? 'exit' : 'continue' }, 'ifPast')}
            />
          )}
        </FormField>
      )}
      <DelaySays data={data} />
    </>
  )
}

export const delay: NodeView<'delay'> = {
  icon: IconHourglass,
  colour: 'time',
  use: 'Days, a weekday, a date of theirs',
  Form: DelayForm,
}
