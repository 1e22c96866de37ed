import { Button, Group, TextInput } from '@mantine/core'
import type { FormEvent } from 'react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { SettingsAnswer } from '../../shared/api/answers.ts'
import { useSaveSettings } from '../api/settings.ts'
import { Panel } from '../ui/Panel.tsx'
import { Pill } from '../ui/Pill.tsx'
import { say, sayFault } from '../ui/say.ts'
import classes from './MailPanel.module.css'

/** Whether mail can go out, through what, and from whom. */
export function MailPanel({ settings: { smtp, mailFrom } }: { settings: SettingsAnswer }) {
  const [from, setFrom] = useState(mailFrom)
  const save = useSaveSettings()

  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate({ mailFrom: from }, { onSuccess: () => say('Saved.'), onError: sayFault })
  }

  return (
    <Panel
      title="Mail"
      aside={<Pill tone={smtp.ready ? 'good' : 'warn'}>{smtp.ready ? 'Ready to send' : 'Not sending'}</Pill>}
      about={smtp.text}
    >
      {!smtp.ready && (
        <p className={classes.how}>
          For example <code>SMTP_URL=smtp://user:password@mail.example.com:587</code>. Until then, see what customers
          would get in the <Link href="/deliveries/mailbox">mailbox</Link>.
        </p>
      )}
      <form onSubmit={submit}>
        <Group align="flex-end" gap="md">
          <TextInput
            className={classes.from}
            label="Sender"
            description="For mails that name none of their own"
            placeholder="Your shop <hello@shop.example>"
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <Button type="submit" loading={save.isPending} disabled={from === mailFrom}>
            Save
          </Button>
        </Group>
      </form>
    </Panel>
  )
}
