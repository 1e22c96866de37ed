import { TextInput } from '@mantine/core'
import { IconMail } from '@tabler/icons-react'
import { FormField } from '../editor/forms/FormField.tsx'
import { errorAt } from '../editor/forms/formLack.ts'
import { MoreSettings } from '../editor/forms/MoreSettings.tsx'
import { ContentFields, useWriting } from './ContentFields.tsx'
import type { FormProps, NodeView } from './nodeView.ts'
import { Rendering } from './Rendering.tsx'
import { SendingFields } from './SendingFields.tsx'

function SendEmailForm({ data, lacks, onChange }: FormProps<'sendEmail'>) {
  const write = useWriting(onChange)
  return (
    <>
      <ContentFields channel="email" content={data} lacks={lacks} onChange={write} />
      <Rendering
        channel="email"
        purpose={data.purpose}
        parts={{ subject: data.subject, body: data.body, from: data.from }}
      />
      <SendingFields data={data} onChange={onChange} />
      <MoreSettings label="Sender">
        <FormField label="From" error={errorAt(lacks, 'from')} hint="Left empty: the sender in Settings.">
          {(id) => (
            <TextInput
              id={id}
              placeholder="Runnel Shop <hello@example.com>"
              value={data.from ?? ''}
              onChange={(event) => onChange({ from: event.currentTarget.value || undefined }, 'from')}
            />
          )}
        </FormField>
      </MoreSettings>
    </>
  )
}

export const sendEmail: NodeView<'sendEmail'> = {
  icon: IconMail,
  colour: 'action',
  use: 'Write to the customer',
  Form: SendEmailForm,
}
