import { Select, Switch, TextInput } from '@mantine/core'
import { IconWebhook } from '@tabler/icons-react'
import type { JsonValue } from '../../shared/json.ts'
import { FormField } from '../editor/forms/FormField.tsx'
import { errorAt } from '../editor/forms/formLack.ts'
import formClasses from '../editor/forms/forms.module.css'
import { KeyValues } from '../editor/forms/KeyValues.tsx'
import { MoreSettings } from '../editor/forms/MoreSettings.tsx'
import { TemplateInput } from '../editor/forms/TemplateInput.tsx'
import type { FormProps, NodeView } from './nodeView.ts'

const methods = ['POST', 'PUT', 'PATCH', 'GET', 'DELETE']

function CallWebhookForm({ data, lacks, onChange }: FormProps<'callWebhook'>) {
  return (
    <>
      <FormField label="Call" isGroup error={errorAt(lacks, 'url') ?? errorAt(lacks, 'method')}>
        <div className={formClasses.row}>
          <Select
            aria-label="Method"
            w={94}
            data={methods}
            value={data.method}
            allowDeselect={false}
            onChange={(method) => method && onChange({ method }, 'method')}
          />
          <TextInput
            className={formClasses.grow ?? ''}
            aria-label="Address"
            type="url"
            placeholder="https://example.com/hook"
            value={data.url}
            onChange={(event) => onChange({ url: event.currentTarget.value }, 'url')}
          />
        </div>
      </FormField>
      <FormField
        label="with this body"
        error={errorAt(lacks, 'body')}
        hint="Usually JSON, with Liquid. Redirects are not followed; there are 10 s to answer."
      >
        {(id) => (
          <TemplateInput
            id={id}
            rows={6}
            value={data.body}
            placeholder={'{ "customer": "{{ customer.id }}" }'}
            error={errorAt(lacks, 'body') !== undefined}
            onChange={(body) => onChange({ body }, 'body')}
          />
        )}
      </FormField>
      <FormField label="and these headers" isGroup error={errorAt(lacks, 'headers')}>
        <KeyValues
          value={data.headers}
          noun="header"
          keyPlaceholder="x-api-key"
          valuePlaceholder="…"
          onChange={(headers) => onChange({ headers: texts(headers) }, 'headers')}
        />
      </FormField>
      <MoreSettings label="Signature">
        <Switch
          label="Sign it with the workspace’s webhook secret"
          description="Standard Webhooks headers, so that the receiver can check who called."
          checked={data.signed}
          onChange={(event) => onChange({ signed: event.currentTarget.checked }, 'signed')}
        />
      </MoreSettings>
    </>
  )
}

/** A header is text, whatever it looks like. */
const texts = (values: Record<string, JsonValue>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)]),
  )

export const callWebhook: NodeView<'callWebhook'> = {
  icon: IconWebhook,
  colour: 'action',
  use: 'Tell another system',
  Form: CallWebhookForm,
}
