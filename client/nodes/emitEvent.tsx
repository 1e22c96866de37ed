import { IconBroadcast } from '@tabler/icons-react'
import { EventInput } from '../editor/forms/EventInput.tsx'
import { FormField } from '../editor/forms/FormField.tsx'
import { errorAt } from '../editor/forms/formLack.ts'
import { KeyValues } from '../editor/forms/KeyValues.tsx'
import type { FormProps, NodeView } from './nodeView.ts'

function EmitEventForm({ data, lacks, onChange }: FormProps<'emitEvent'>) {
  return (
    <>
      <FormField label="Emit the event" error={errorAt(lacks, 'event')}>
        {(id) => (
          <EventInput
            id={id}
            label="Emit the event"
            value={data.event}
            onChange={(event) => onChange({ event }, 'event')}
          />
        )}
      </FormField>
      <FormField
        label="with these properties"
        isGroup
        error={errorAt(lacks, 'properties')}
        hint="It joins the customer’s history and can start other flows. Values may hold Liquid."
      >
        <KeyValues
          value={data.properties}
          noun="property"
          keyPlaceholder="plan"
          valuePlaceholder="gold"
          onChange={(properties) => onChange({ properties }, 'properties')}
        />
      </FormField>
    </>
  )
}

export const emitEvent: NodeView<'emitEvent'> = {
  icon: IconBroadcast,
  colour: 'action',
  use: 'Tell other flows that something happened',
  Form: EmitEventForm,
}
