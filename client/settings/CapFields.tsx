import { ActionIcon, NumberInput, Select } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { FrequencyCap } from '../../shared/engine/policy/contactPolicy.ts'
import { DurationInput } from '../editor/forms/DurationInput.tsx'
import classes from './ContactPolicyPanel.module.css'

interface CapFieldsProps {
  cap: FrequencyCap
  /** Which cap it is, from 1: it has no other name. */
  place: number
  onChange(cap: FrequencyCap): void
  onRemove(): void
}

const counted: { value: FrequencyCap['channel']; label: string }[] = [
  { value: 'all', label: 'messages of any kind' },
  { value: 'email', label: 'emails' },
  { value: 'sms', label: 'text messages' },
  { value: 'push', label: 'push notifications' },
  { value: 'inApp', label: 'in-app messages' },
]

/** "At most 3 emails in 7 days." */
export function CapFields({ cap, place, onChange, onRemove }: CapFieldsProps) {
  return (
    <li className={classes.sentence}>
      <span>At most</span>
      <NumberInput
        className={classes.number ?? ''}
        aria-label={`Most messages of cap ${place}`}
        min={1}
        max={1_000}
        allowDecimal={false}
        allowNegative={false}
        hideControls
        value={cap.max}
        onChange={(max) => onChange({ ...cap, max: Number(max) })}
      />
      <Select
        className={classes.kind ?? ''}
        aria-label={`What cap ${place} counts`}
        data={counted}
        value={cap.channel}
        allowDeselect={false}
        // The list holds nothing but channels and all of them.
        onChange={(channel) => channel && onChange({ ...cap, channel: channel as FrequencyCap['channel'] })}
      />
      <span>in</span>
      <DurationInput label={`Time of cap ${place}`} value={cap.per} onChange={(per) => onChange({ ...cap, per })} />
      <ActionIcon variant="subtle" color="gray" aria-label={`Remove cap ${place}`} onClick={onRemove}>
        <IconX size={15} aria-hidden />
      </ActionIcon>
    </li>
  )
}
