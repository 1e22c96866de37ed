import { IconBolt } from '@tabler/icons-react'
import { EventInput } from '../editor/forms/EventInput.tsx'
import { FormField } from '../editor/forms/FormField.tsx'
import { errorAt, lacksWithin } from '../editor/forms/formLack.ts'
import { RulesField } from '../editor/rules/RulesField.tsx'
import type { FormProps, NodeView } from './nodeView.ts'

function OnEventForm({ data, lacks, onChange }: FormProps<'onEvent'>) {
  return (
    <>
      <FormField label="When a customer does" error={errorAt(lacks, 'event')}>
        {(id) => (
          <EventInput
            id={id}
            label="When a customer does"
            value={data.event}
            onChange={(event) => onChange({ event }, 'event')}
          />
        )}
      </FormField>
      <RulesField
        label="but only where"
        value={data.where}
        setting={{ event: data.event, hasJourney: false }}
        lacks={lacksWithin(lacks, 'where')}
        hint={data.where ? undefined : 'Without a rule, every such event counts.'}
        onChange={(where) => onChange({ where }, 'where')}
      />
    </>
  )
}

export const onEvent: NodeView<'onEvent'> = {
  icon: IconBolt,
  colour: 'trigger',
  use: 'When a customer does something',
  Form: OnEventForm,
}
