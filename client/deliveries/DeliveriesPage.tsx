import { Button } from '@mantine/core'
import { IconMailForward } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { deliveriesQuery } from '../api/deliveries.ts'
import { itemsOf } from '../api/itemsOf.ts'
import { Loaded } from '../ui/Loaded.tsx'
import { LoadMore } from '../ui/LoadMore.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Page } from '../ui/Page.tsx'
import { useParam } from '../ui/useParam.ts'
import { ZoneNote } from '../ui/ZoneNote.tsx'
import { DeliveryDrawer } from './DeliveryDrawer.tsx'
import { DeliveryTable } from './DeliveryTable.tsx'
import { DeliveryTabs } from './DeliveryTabs.tsx'
import { isDeliveryStatus } from './deliveryStatus.ts'

/** What goes out or is to be done, with what became of each. */
export function DeliveriesPage() {
  const [statusText] = useParam('status')
  const [open, setOpen] = useParam('open')
  const status = isDeliveryStatus(statusText) ? statusText : null
  const deliveries = useInfiniteQuery(deliveriesQuery({ status }))

  return (
    <Page title="Deliveries" about="Every mail, webhook, offer and task that a flow asked for, and what became of it.">
      <DeliveryTabs current={status ?? 'all'} />
      <Loaded query={deliveries}>
        {(data) =>
          itemsOf(data).length > 0 ? (
            <>
              <DeliveryTable deliveries={itemsOf(data)} openId={open} />
              <LoadMore query={deliveries} />
              <ZoneNote />
            </>
          ) : (
            <Notice
              picture={<IconMailForward size={34} stroke={1.5} aria-hidden />}
              title={status ? 'Nothing here' : 'Nothing was sent yet'}
              text={
                status
                  ? 'No delivery has this status at the moment.'
                  : 'When a customer reaches an email, a webhook, an offer or a task in a live flow, it shows up here.'
              }
            >
              <Button component={Link} href={status ? '/deliveries' : '/flows'} variant={status ? 'default' : 'filled'}>
                {status ? 'Show all deliveries' : 'Go to Flows'}
              </Button>
            </Notice>
          )
        }
      </Loaded>
      <DeliveryDrawer id={open} onClose={() => setOpen(null)} />
    </Page>
  )
}
