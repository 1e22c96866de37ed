import { Switch } from '@mantine/core'
import type { Channel } from '../../shared/customer/customer.ts'
import type { FormLack } from '../editor/forms/formLack.ts'
import { lacksWithin } from '../editor/forms/formLack.ts'
import formClasses from '../editor/forms/forms.module.css'
import { channelNames } from '../ui/channelNames.ts'
import { ContentFields } from './ContentFields.tsx'
import { contentFields } from './contentFields.ts'

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
  const empty = () => Object.fromEntries(contentFields[channel].map((field) => [field.name, '']))
  return (
    <div className={formClasses.item}>
      <Switch
        label={name}
        description={isCarried ? undefined : 'Kept in the flow, but not sent yet: the next channel is tried.'}
        checked={content !== undefined}
        onChange={(event) => onChange(event.currentTarget.checked ? empty() : undefined, channel)}
      />
      {content !== undefined && (
        <ContentFields
          channel={channel}
          content={content}
          lacks={lacksWithin(lacks, channel)}
          prefix={name}
          onChange={(field, text) => onChange({ ...content, [field]: text }, `${channel} ${field}`)}
        />
      )}
    </div>
  )
}
