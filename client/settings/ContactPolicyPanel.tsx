import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { FormEvent } from 'react'
import { useState } from 'react'
import type { SettingsAnswer } from '../../shared/api/answers.ts'
import type { ContactPolicy } from '../../shared/engine/policy/contactPolicy.ts'
import { contactPolicy } from '../../shared/engine/policy/contactPolicy.ts'
import { useSaveSettings } from '../api/settings.ts'
import { Panel } from '../ui/Panel.tsx'
import { say, sayFault } from '../ui/say.ts'
import { CapFields } from './CapFields.tsx'
import classes from './ContactPolicyPanel.module.css'
import { QuietHoursFields } from './QuietHoursFields.tsx'

const firstCap: ContactPolicy['caps'][number] = { channel: 'all', max: 3, per: 'P7D' }
const firstNight: ContactPolicy['quietHours'][number] = { from: '21:00', to: '08:00', channels: 'all' }

const replaced = <T,>(list: readonly T[], at: number, next: T): T[] =>
  list.map((one, index) => (index === at ? next : one))
const without = <T,>(list: readonly T[], at: number): T[] => list.filter((_, index) => index !== at)

/** How often and when marketing may reach a customer, for all flows. */
export function ContactPolicyPanel({ settings }: { settings: SettingsAnswer }) {
  const [policy, setPolicy] = useState(settings.contactPolicy)
  const save = useSaveSettings()
  const isChanged = JSON.stringify(policy) !== JSON.stringify(settings.contactPolicy)
  const read = contactPolicy.safeParse(policy)
  const fault = read.success ? undefined : read.error.issues[0]?.message
  const { caps, quietHours } = policy

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (fault === undefined)
      save.mutate({ contactPolicy: policy }, { onSuccess: () => say('Saved.'), onError: sayFault })
  }

  return (
    <Panel
      title="How often and when"
      about="Holds for marketing in all flows, in each customer’s own time zone. A message that may not go is left out or held until it may, as its node says. Receipts and other transactional messages go at any time."
    >
      <form onSubmit={submit}>
        {caps.length + quietHours.length === 0 && (
          <p className={classes.none}>Marketing goes as often as flows send it, at any hour.</p>
        )}
        <ul className={classes.sentences}>
          {caps.map((cap, at) => (
            <CapFields
              // biome-ignore lint/suspicious/noArrayIndexKey: a cap is its place; all else about it changes
              key={`cap ${at}`}
              cap={cap}
              place={at + 1}
              onChange={(next) => setPolicy({ ...policy, caps: replaced(caps, at, next) })}
              onRemove={() => setPolicy({ ...policy, caps: without(caps, at) })}
            />
          ))}
          {quietHours.map((hours, at) => (
            <QuietHoursFields
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              key={`quiet ${at}`}
              hours={hours}
              place={at + 1}
              onChange={(next) => setPolicy({ ...policy, quietHours: replaced(quietHours, at, next) })}
              onRemove={() => setPolicy({ ...policy, quietHours: without(quietHours, at) })}
            />
          ))}
        </ul>
        <div className={classes.actions}>
          <Button
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => setPolicy({ ...policy, caps: [...caps, firstCap] })}
          >
            Add a cap
          </Button>
          <Button
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => setPolicy({ ...policy, quietHours: [...quietHours, firstNight] })}
          >
            Add quiet hours
          </Button>
          <Button
            className={classes.save ?? ''}
            type="submit"
            loading={save.isPending}
            disabled={!isChanged || fault !== undefined}
          >
            Save
          </Button>
        </div>
        {fault !== undefined && (
          <p className={classes.fault} role="alert">
            {fault}
          </p>
        )}
      </form>
    </Panel>
  )
}
