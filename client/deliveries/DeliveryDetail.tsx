import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { DeliveryAnswer } from '../../shared/api/answers.ts'
import { useRetryDelivery } from '../api/deliveries.ts'
import { Facts } from '../ui/Facts.tsx'
import { Moment } from '../ui/Moment.tsx'
import { Pill } from '../ui/Pill.tsx'
import { say, sayFault } from '../ui/say.ts'
import { Attempts } from './Attempts.tsx'
import classes from './DeliveryDetail.module.css'
import { deliveryKind, deliveryTitle } from './deliveryKind.ts'
import { deliveryStatus } from './deliveryStatus.ts'
import { MailRendering } from './MailRendering.tsx'
import { WebhookRequest } from './WebhookRequest.tsx'

/** One delivery whole: what went where, for whom, each attempt, and a way to try again. */
export function DeliveryDetail({ delivery }: { delivery: DeliveryAnswer }) {
  const retry = useRetryDelivery()
  const { label, tone } = deliveryStatus[delivery.status]
  const kind = deliveryKind(delivery.kind).label
  return (
    <div className={classes.detail}>
      <div className={classes.header}>
        <div>
          <h2 className={classes.title}>{deliveryTitle(delivery)}</h2>
          <p className={classes.kind}>
            {kind} to {delivery.to || 'nobody: no address was known'}
          </p>
        </div>
        <Pill tone={tone}>{label}</Pill>
      </div>
      {delivery.status !== 'sent' && (
        <Button
          variant="default"
          leftSection={<IconRefresh size={16} stroke={1.7} aria-hidden />}
          loading={retry.isPending}
          onClick={() =>
            retry.mutate(delivery.id, { onSuccess: () => say('It is tried again now.'), onError: sayFault })
          }
        >
          Try again now
        </Button>
      )}
      <Facts
        facts={[
          [
            'Customer',
            <Link key="customer" href={`/customers/${encodeURIComponent(delivery.customerId)}`}>
              {delivery.customerName ?? delivery.customerId}
            </Link>,
          ],
          [
            'Flow',
            delivery.flowName === null ? (
              'A flow that was deleted'
            ) : (
              <Link key="flow" href={`/flows/${delivery.flowId}?node=${delivery.nodeId}`}>
                {delivery.flowName}
              </Link>
            ),
          ],
          [
            'Journey',
            <Link key="journey" href={`/journeys/${encodeURIComponent(delivery.journeyId)}`}>
              See why it was asked for
            </Link>,
          ],
          ['Asked for', <Moment key="asked" at={delivery.createdAt} />],
          ['Next attempt', delivery.nextAt && <Moment at={delivery.nextAt} />],
          ['Idempotency key', <code key="key">{delivery.key}</code>],
        ]}
      />
      <Attempts attempts={delivery.attempts} />
      {delivery.kind === 'email' && <MailRendering delivery={delivery} />}
      {delivery.kind === 'webhook' && <WebhookRequest delivery={delivery} />}
    </div>
  )
}
