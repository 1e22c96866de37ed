import { MultiSelect, SegmentedControl } from '@mantine/core'
import { IconMessages } from '@tabler/icons-react'
import { useState } from 'react'
import type { Channel } from '../../shared/customer/customer.ts'
import { channels } from '../../shared/engine/policy/contactPolicy.ts'
import { writers, writtenFor } from '../../shared/nodes/messageContent.ts'
import { FormField } from '../editor/forms/FormField.tsx'
import { errorAt } from '../editor/forms/formLack.ts'
import { channelNames } from '../ui/channelNames.ts'
import { MessageContentFields } from './MessageContentFields.tsx'
import type { FormProps, NodeView, Patch } from './nodeView.ts'
import { Rendering } from './Rendering.tsx'
import { SendingFields } from './SendingFields.tsx'

function SendMessageForm({ data, lacks, onChange }: FormProps<'sendMessage'>) {
  const { prefer } = data
  return (
    <>
      <FormField
        label="Goes by"
        isGroup
        hint={
          prefer === 'customer'
            ? 'Their trait preferred_channel (email, sms, push or inApp), else the first below that reaches them.'
            : 'The first of these that has a text and reaches them.'
        }
        error={errorAt(lacks, 'prefer')}
      >
        <SegmentedControl
          fullWidth
          aria-label="Goes by"
          data={[
            { value: 'customer', label: 'What they prefer' },
            { value: 'list', label: 'My order' },
          ]}
          value={prefer === 'customer' ? 'customer' : 'list'}
          onChange={(choice) => onChange({ prefer: choice === 'customer' ? 'customer' : [...channels] }, 'prefer')}
        />
      </FormField>
      {prefer !== 'customer' && (
        <FormField label="Tried in this order">
          {(id) => (
            <MultiSelect
              id={id}
              data={channels.map((channel) => ({ value: channel, label: channelNames[channel] }))}
              value={prefer}
              // The list holds nothing but channels.
              onChange={(next) => onChange({ prefer: next as Channel[] }, 'prefer')}
            />
          )}
        </FormField>
      )}
      <FormField label="What it says" isGroup error={messageError(lacks)}>
        {channels.map((channel) => (
          <MessageContentFields
            key={channel}
            channel={channel}
            content={data[channel]}
            isCarried={writers[channel] !== undefined}
            lacks={lacks}
            // The fields of a channel are those of its content.
            onChange={(content, field) => onChange({ [channel]: content } as Patch<'sendMessage'>, field)}
          />
        ))}
      </FormField>
      <MessageRendering data={data} />
      <SendingFields data={data} onChange={onChange} />
    </>
  )
}

/** How it reads on one of the channels that it is written for. */
function MessageRendering({ data }: Pick<FormProps<'sendMessage'>, 'data'>) {
  const [wished, setWished] = useState<string>()
  const written = writtenFor(data)
  const channel = written.find((one) => one === wished) ?? written[0]
  if (!channel) return null
  return (
    <>
      {written.length > 1 && (
        <SegmentedControl
          fullWidth
          aria-label="Rendered channel"
          data={written.map((one) => ({ value: one, label: channelNames[one] }))}
          value={channel}
          onChange={setWished}
        />
      )}
      <Rendering channel={channel} purpose={data.purpose} parts={data[channel] ?? {}} />
    </>
  )
}

/** What is missing of the message as a whole; what one field lacks is said at that field. */
const messageError = (lacks: FormProps<'sendMessage'>['lacks']): string | undefined =>
  lacks.find(({ path }) => path.length === 0 || (path.length === 1 && path[0] === 'email'))?.message

export const sendMessage: NodeView<'sendMessage'> = {
  icon: IconMessages,
  colour: 'action',
  use: 'On the channel they prefer',
  Form: SendMessageForm,
}
