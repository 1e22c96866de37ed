import { Select, TagsInput } from '@mantine/core'
import { IconUserEdit } from '@tabler/icons-react'
import { FormField } from '../editor/forms/FormField.tsx'
import { errorAt } from '../editor/forms/formLack.ts'
import { KeyValues } from '../editor/forms/KeyValues.tsx'
import { MoreSettings } from '../editor/forms/MoreSettings.tsx'
import type { FormProps, NodeView } from './nodeView.ts'

const channels = [
  { channel: 'email', label: 'Email' },
  { channel: 'sms', label: 'SMS' },
  { channel: 'push', label: 'Push' },
  { channel: 'inApp', label: 'In-app messages' },
]
const choices = [
  { value: 'keep', label: 'as it is' },
  { value: 'true', label: 'given' },
  { value: 'false', label: 'withdrawn' },
]

function UpdateCustomerForm({ data, lacks, onChange }: FormProps<'updateCustomer'>) {
  const setConsent = (channel: string, choice: string) => {
    const { [channel]: _, ...others } = data.consent ?? {}
    const consent = choice === 'keep' ? others : { ...others, [channel]: choice === 'true' }
    onChange({ consent: Object.keys(consent).length > 0 ? consent : undefined }, `consent ${channel}`)
  }

  return (
    <>
      <FormField label="Set these traits" isGroup error={errorAt(lacks, 'set')} hint="Values may hold Liquid.">
        <KeyValues
          value={data.set}
          noun="trait"
          keyPlaceholder="vip"
          valuePlaceholder="true"
          onChange={(set) => onChange({ set }, 'set')}
        />
      </FormField>
      <FormField label="Add these tags">
        {(id) => (
          <TagsInput
            id={id}
            placeholder="loyal"
            value={data.addTags}
            onChange={(addTags) => onChange({ addTags }, 'addTags')}
          />
        )}
      </FormField>
      <FormField label="Remove these tags">
        {(id) => (
          <TagsInput
            id={id}
            value={data.removeTags}
            onChange={(removeTags) => onChange({ removeTags }, 'removeTags')}
          />
        )}
      </FormField>
      <MoreSettings label="Consent">
        {channels.map(({ channel, label }) => (
          <FormField key={channel} label={`${label} is`}>
            {(id) => (
              <Select
                id={id}
                data={choices}
                value={data.consent?.[channel] === undefined ? 'keep' : String(data.consent[channel])}
                allowDeselect={false}
                onChange={(choice) => choice && setConsent(channel, choice)}
              />
            )}
          </FormField>
        ))}
      </MoreSettings>
    </>
  )
}

export const updateCustomer: NodeView<'updateCustomer'> = {
  icon: IconUserEdit,
  colour: 'action',
  use: 'Traits, tags, consent',
  Form: UpdateCustomerForm,
}
