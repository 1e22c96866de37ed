import { TextInput } from '@mantine/core'
import { IconMail } from '@tabler/icons-react'
import { FormField } from '../editor/forms/FormField.tsx'
import { errorAt } from '../editor/forms/formLack.ts'
import { MoreSettings } from '../editor/forms/MoreSettings.tsx'
import { TemplateInput } from '../editor/forms/TemplateInput.tsx'
import type { FormProps, NodeView } from './nodeView.ts'
import { SendingFields } from './SendingFields.tsx'

function SendEmailForm({ data, lacks, onChange }: FormProps<'sendEmail'>) {
  return (
    <>
      <FormField label="Subject" error={errorAt(lacks, 'subject')}>
        {(id) => (
          <TemplateInput
            id={id}
            value={data.subject}
            placeholder="Something for you, {{ customer.traits.first_name }}"
            error={errorAt(lacks, 'subject') !== undefined}
            onChange={(subject) => onChange({ subject }, 'subject')}
          />
        )}
      </FormField>
      <FormField label="Text" error={errorAt(lacks, 'body')} hint="Plain text or HTML, with Liquid for what differs.">
        {(id) => (
          <TemplateInput
            id={id}
            rows={10}
            value={data.body}
            error={errorAt(lacks, 'body') !== undefined}
            onChange={(body) => onChange({ body }, 'body')}
          />
        )}
      </FormField>
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
