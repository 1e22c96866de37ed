import { SegmentedControl, TextInput } from '@mantine/core'
import { IconCalendarEvent } from '@tabler/icons-react'
import { parseField } from '../../shared/rules/fields.ts'
import { Example } from '../editor/forms/Example.tsx'
import { FormField } from '../editor/forms/FormField.tsx'
import { errorAt, lacksWithin } from '../editor/forms/formLack.ts'
import formClasses from '../editor/forms/forms.module.css'
import { RulesField } from '../editor/rules/RulesField.tsx'
import { DateOfTheirs } from './DateOfTheirs.tsx'
import { dateExample } from './nextMoments.ts'
import type { FormProps, NodeView } from './nodeView.ts'

const noEvent = { hasEvent: false, hasJourney: false }

function OnDateForm({ data, lacks, onChange }: FormProps<'onDate'>) {
  return (
    <>
      <FormField label="When it is" isGroup error={errorAt(lacks, 'field') ?? errorAt(lacks, 'offset')}>
        <DateOfTheirs
          field={data.field}
          offset={data.offset}
          setting={noEvent}
          onField={(field) => onChange({ field }, 'field')}
          onOffset={(offset = 'P0D', part) => onChange({ offset }, part)}
        />
      </FormField>
      <FormField label="at" error={errorAt(lacks, 'time')}>
        {(id) => (
          <div className={formClasses.row}>
            <TextInput
              id={id}
              w={116}
              type="time"
              value={data.time}
              onChange={(event) => onChange({ time: event.currentTarget.value }, 'time')}
            />
            <span className={formClasses.quiet}>in the customer’s time zone</span>
          </div>
        )}
      </FormField>
      <FormField label="start a journey" isGroup>
        <SegmentedControl
          fullWidth
          aria-label="Start a journey"
          data={[
            { value: 'once', label: 'once' },
            { value: 'yearly', label: 'every year' },
          ]}
          value={data.repeat}
          onChange={(next) => onChange({ repeat: next === 'yearly' ? 'yearly' : 'once' }, 'repeat')}
        />
      </FormField>
      <RulesField
        label="but only where"
        value={data.where}
        setting={noEvent}
        lacks={lacksWithin(lacks, 'where')}
        hint={data.where ? 'Asked on the day itself.' : 'Without a rule, everybody who has such a date starts.'}
        onChange={(where) => onChange({ where }, 'where')}
      />
      {lacks.length === 0 && <DateSays data={data} />}
    </>
  )
}

function DateSays({ data }: Pick<FormProps<'onDate'>, 'data'>) {
  const { date, moments } = dateExample(data, Temporal.Now.instant().epochMilliseconds)
  const [first, second] = moments
  const label = parseField(data.field)?.label ?? data.field
  if (!first) return null
  return (
    <Example>
      <b>Ada</b> lives in Berlin, and her {label} is {date}: her journey starts on <b>{first}</b>
      {second ? `, and again on ${second}.` : ', and not again until the date is another.'}
    </Example>
  )
}

export const onDate: NodeView<'onDate'> = {
  icon: IconCalendarEvent,
  colour: 'trigger',
  use: 'Before a renewal, on a birthday',
  Form: OnDateForm,
}
