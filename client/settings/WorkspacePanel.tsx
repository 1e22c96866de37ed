import { Button, Group, Select } from '@mantine/core'
import type { FormEvent } from 'react'
import { useState } from 'react'
import type { SettingsAnswer } from '../../shared/api/answers.ts'
import { useSaveSettings } from '../api/settings.ts'
import { Panel } from '../ui/Panel.tsx'
import { say, sayFault } from '../ui/say.ts'
import { zones } from '../ui/zones.ts'

const currencies = Intl.supportedValuesOf('currency')

/** The zone and the money that count where a customer or an order names none. */
export function WorkspacePanel({ settings }: { settings: SettingsAnswer }) {
  const [timezone, setTimezone] = useState(settings.timezone)
  const [currency, setCurrency] = useState(settings.currency)
  const save = useSaveSettings()
  const isChanged = timezone !== settings.timezone || currency !== settings.currency

  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate({ timezone, currency }, { onSuccess: () => say('Saved.'), onError: sayFault })
  }

  return (
    <Panel
      title="Workspace"
      about="The time zone holds for customers who have none of their own. Orders in another currency count as orders, but their value is not added up."
    >
      <form onSubmit={submit}>
        <Group align="flex-end" gap="md">
          <Select
            label="Time zone"
            searchable
            w={260}
            data={zones()}
            limit={60}
            value={timezone}
            onChange={(value) => value && setTimezone(value)}
            allowDeselect={false}
          />
          <Select
            label="Currency"
            searchable
            w={140}
            data={currencies}
            limit={60}
            value={currency}
            onChange={(value) => value && setCurrency(value)}
            allowDeselect={false}
          />
          <Button type="submit" loading={save.isPending} disabled={!isChanged}>
            Save
          </Button>
        </Group>
      </form>
    </Panel>
  )
}
