import { Switch } from '@mantine/core'
import type { Channel } from '../../shared/customer/customer.ts'
import { FormField } from '../editor/forms/FormField.tsx'
import type { FormLack } from '../editor/forms/formLack.ts'
import { errorAt } from '../editor/forms/formLack.ts'
import formClasses from '../editor/forms/forms.module.css'
import { TemplateInput } from '../editor/forms/TemplateInput.tsx'
import { channelNames } from '../ui/channelNames.ts'

interface ContentField {
  name: string
  label: string
  rows?: number
}

/** What is written on each channel, in the order of the form. */
const contentFields: Readonly<Record<Channel, readonly ContentField[]>> = {
  email: [
    { name: 'subject', label: 'Subject' },
    { name: 'body', label: 'Text', rows: 6 },
  ],
  sms: [{ name: 'text', label: 'Text', rows: 3 }],
  push: [
    { name: 'title', label: 'Title' },
    { name: 'text', label: 'Text', rows: 2 },
    { name: 'url', label: 'Link' },
  ],
  inApp: [
    { name: 'title', label: 'Title' },
    { name: 'text', label: 'Text', rows: 2 },
    { name: 'url', label: 'Link' },
  ],
}

interface MessageContentFieldsProps {
  channel: Channel
  /** Undefined: nothing is written for this channel. */
  content: Readonly<Record<string, string | undefined>> | undefined
  /** Whether messages on this channel are carried out yet. */
  isCarried: boolean
  lacks: readonly FormLack[]
  onChange(content: Record<string, string | undefined> | undefined, field: string): void
}

/** A message as it reads on one channel, or nothing. */
export function MessageContentFields({ channel, content, isCarried, lacks, onChange }: MessageContentFieldsProps) {
  const name = channelNames[channel]
  const fields = contentFields[channel]
  return (
    <div className={formClasses.item}>
      <Switch
        label={name}
        description={isCarried ? undefined : 'Kept in the flow, but not sent yet: the next channel is tried.'}
        checked={content !== undefined}
        onChange={(event) =>
          onChange(
            event.currentTarget.checked ? Object.fromEntries(fields.map((field) => [field.name, ''])) : undefined,
            channel,
          )
        }
      />
      {content !== undefined &&
        fields.map((field) => (
          <FormField
            key={field.name}
            label={`${name}: ${field.label.toLowerCase()}`}
            error={errorAt(lacks, channel, field.name)}
          >
            {(id) => (
              <TemplateInput
                id={id}
                {...(field.rows ? { rows: field.rows } : {})}
                value={content[field.name] ?? ''}
                error={errorAt(lacks, channel, field.name) !== undefined}
                onChange={(text) => onChange({ ...content, [field.name]: text }, `${channel} ${field.name}`)}
              />
            )}
          </FormField>
        ))}
    </div>
  )
}
