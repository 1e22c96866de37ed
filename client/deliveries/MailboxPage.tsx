import { Button } from '@mantine/core'
import { IconMailbox } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { mailboxQuery } from '../api/deliveries.ts'
import { itemsOf } from '../api/itemsOf.ts'
import { Loaded } from '../ui/Loaded.tsx'
import { LoadMore } from '../ui/LoadMore.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Page } from '../ui/Page.tsx'
import { useParam } from '../ui/useParam.ts'
import { DeliveryTabs } from './DeliveryTabs.tsx'
import { Mailbox } from './Mailbox.tsx'

/** Mails that stayed here because no SMTP server is set. */
export function MailboxPage() {
  const mails = useInfiniteQuery(mailboxQuery())
  const [mail, setMail] = useParam('mail')
  return (
    <Page
      title="Deliveries"
      about="While no SMTP server is set, mails stay here. They were not sent, and never will be by themselves."
    >
      <DeliveryTabs current="mailbox" />
      <Loaded query={mails}>
        {(data) =>
          itemsOf(data).length > 0 ? (
            <>
              <Mailbox mails={itemsOf(data)} openId={mail} onOpen={setMail} />
              <LoadMore query={mails} />
            </>
          ) : (
            <Notice
              picture={<IconMailbox size={34} stroke={1.5} aria-hidden />}
              title="The mailbox is empty"
              text="A mail lands here when a flow sends it while no SMTP server is set. It is a safe place to see what customers would get."
            >
              <Button component={Link} href="/flows">
                Go to Flows
              </Button>
            </Notice>
          )
        }
      </Loaded>
    </Page>
  )
}
