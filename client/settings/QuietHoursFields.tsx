import { ActionIcon, MultiSelect, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { Channel } from '../../shared/customer/customer.ts'
import type { QuietHours } from '../../shared/engine/policy/contactPolicy.ts'
import { channels } from '../../shared/engine/policy/contactPolicy.ts'
import { channelNames } from '../ui/channelNames.ts'
import classes from './ContactPolicyPanel.module.css'

interface QuietHoursFieldsProps {
  hours: QuietHours
  /** Which quiet hours these are, from 1: they have no other name. */
  place: number
  onChange(hours: QuietHours): void
  onRemove(): void
}

/** "Quiet from 21:00 to 08:00 on every channel." */
export function QuietHoursFields({ hours, place, onChange, onRemove }: QuietHoursFieldsProps) {
  const chosen = hours.channels === 'all' ? [] : hours.channels
  return (
    <li className={classes.sentence}>
      <span>Quiet from</span>
      <TextInput
        type="time"
        aria-label={`Beginning of quiet hours ${place}`}
        value={hours.from}
        onChange={(event) => onChange({ ...hours, from: event.currentTarget.value })}
      />
      <span>to</span>
      <TextInput
        type="time"
        aria-label={`End of quiet hours ${place}`}
        value={hours.to}
        onChange={(event) => onChange({ ...hours, to: event.currentTarget.value })}
      />
      <span>on</span>
      <MultiSelect
        className={classes.channels ?? ''}
        aria-label={`Channels of quiet hours ${place}`}
        placeholder={chosen.length === 0 ? 'every channel' : ''}
        data={channels.map((channel) => ({ value: channel, label: channelNames[channel] }))}
        value={chosen}
        // The list holds nothing but channels.
        onChange={(next) => onChange({ ...hours, channels: next.length === 0 ? 'all' : (next as Channel[]) })}
      />
      <ActionIcon variant="subtle" color="gray" aria-label={`Remove quiet hours ${place}`} onClick={onRemove}>
        <IconX size={15} aria-hidden />
      </ActionIcon>
    </li>
  )
}
