import { Link } from 'wouter'
import type { DeliveryAnswer } from '../../shared/api/answers.ts'
import { Facts } from '../ui/Facts.tsx'
import { Moment } from '../ui/Moment.tsx'
import { Pill } from '../ui/Pill.tsx'
import { Asked } from './Asked.tsx'
import { Attempts } from './Attempts.tsx'
import classes from './DeliveryDetail.module.css'
import { deliveryKind, deliveryTitle } from './deliveryKind.ts'
import { isWaiting, statusOf } from './deliveryStatus.ts'
import { MailRendering } from './MailRendering.tsx'
import { NextMove } from './NextMove.tsx'
import { WebhookRequest } from './WebhookRequest.tsx'

/** One delivery whole: what went where, for whom, each attempt, and a way to try again. */
export function DeliveryDetail({ delivery }: { delivery: DeliveryAnswer }) {
  const { label, tone } = statusOf(delivery)
  const kind = deliveryKind(delivery.kind).label
  return (
    <div className={classes.detail}>
      <div className={classes.header}>
        <div>
          <h2 className={classes.title}>{deliveryTitle(delivery)}</h2>
          <p className={classes.kind}>
            {kind} {wayTo(delivery)}
          </p>
        </div>
        <Pill tone={tone}>{label}</Pill>
      </div>
      <NextMove delivery={delivery} />
      {isMadeByHand(delivery) && <Asked delivery={delivery} />}
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
      {!isWaiting(delivery) && <Attempts attempts={delivery.attempts} />}
      {delivery.kind === 'email' && <MailRendering delivery={delivery} />}
      {delivery.kind === 'webhook' && <WebhookRequest delivery={delivery} />}
    </div>
  )
}

const isMadeByHand = ({ kind }: DeliveryAnswer): boolean => kind === 'offer' || kind === 'task'

function wayTo({ kind, to }: DeliveryAnswer): string {
  if (kind === 'offer') return 'to the customer'
  if (kind === 'task') return `for ${to || 'anybody'}`
  return `to ${to || 'nobody: no address was known'}`
}
