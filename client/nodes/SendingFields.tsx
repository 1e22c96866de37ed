import { NumberInput, SegmentedControl, Select } from '@mantine/core'
import { memo } from 'react'
import type { NodeData } from '../../shared/nodes/index.ts'
import { FormField } from '../editor/forms/FormField.tsx'
import { MoreSettings } from '../editor/forms/MoreSettings.tsx'

type Sending = Pick<NodeData<'sendEmail'>, 'purpose' | 'priority' | 'onCap' | 'onQuiet'>

interface SendingFieldsProps {
  data: Sending
  onChange(patch: Partial<Sending>, field: string): void
}

const refusals = [
  { value: 'skip', label: 'leave it out' },
  { value: 'hold', label: 'hold it until it may go' },
]
const choiceOf = (value: string | null): 'skip' | 'hold' => (value === 'hold' ? 'hold' : 'skip')

/** What a message says about how it may be sent. Typing the message leaves it alone. */
export const SendingFields = memo(function SendingFields({ data, onChange }: SendingFieldsProps) {
  return (
    <>
      <FormField
        label="It is"
        isGroup
        hint={
          data.purpose === 'marketing'
            ? 'Goes only to customers who consented.'
            : 'A receipt or the like: needs no consent, so it may advertise nothing.'
        }
      >
        <SegmentedControl
          fullWidth
          aria-label="Purpose"
          data={[
            { value: 'marketing', label: 'Marketing' },
            { value: 'transactional', label: 'Transactional' },
          ]}
          value={data.purpose}
          onChange={(purpose) =>
            onChange({ purpose: purpose === 'transactional' ? 'transactional' : 'marketing' }, 'purpose')
          }
        />
      </FormField>
      <MoreSettings label="When it may not go">
        <FormField label="In quiet hours">
          {(id) => (
            <Select
              id={id}
              data={refusals}
              value={data.onQuiet}
              allowDeselect={false}
              onChange={(onQuiet) => onChange({ onQuiet: choiceOf(onQuiet) }, 'onQuiet')}
            />
          )}
        </FormField>
        <FormField label="Over the frequency cap">
          {(id) => (
            <Select
              id={id}
              data={refusals}
              value={data.onCap}
              allowDeselect={false}
              onChange={(onCap) => onChange({ onCap: choiceOf(onCap) }, 'onCap')}
            />
          )}
        </FormField>
        <FormField label="Priority" hint="1 goes first, 9 last, where several messages are held.">
          {(id) => (
            <NumberInput
              id={id}
              min={1}
              max={9}
              clampBehavior="strict"
              value={data.priority}
              onChange={(priority) => onChange({ priority: Number(priority) || 5 }, 'priority')}
            />
          )}
        </FormField>
      </MoreSettings>
    </>
  )
}, isSame)

function isSame(before: SendingFieldsProps, now: SendingFieldsProps): boolean {
  const keys = ['purpose', 'priority', 'onCap', 'onQuiet'] as const
  return before.onChange === now.onChange && keys.every((key) => before.data[key] === now.data[key])
}
