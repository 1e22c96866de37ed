import { useQuery } from '@tanstack/react-query'
import type { CustomerAnswer } from '../../shared/api/answers.ts'
import { settingsQuery } from '../api/settings.ts'
import { Facts } from '../ui/Facts.tsx'
import { formatTime, isZone } from '../ui/formatMoment.ts'
import { formatCount, formatMany, formatMoney } from '../ui/formatNumber.ts'
import { Moment } from '../ui/Moment.tsx'
import { Panel } from '../ui/Panel.tsx'
import { Consent } from './Consent.tsx'
import classes from './CustomerProfile.module.css'
import { CustomerSegments } from './CustomerSegments.tsx'

// Shown by name above the rest.
const wellKnown = new Set(['name', 'firstName', 'lastName', 'first_name', 'last_name', 'email', 'phone', 'timezone'])

interface CustomerProfileProps {
  customer: CustomerAnswer
  /** The customer's own zone, where it is known. */
  zone?: string
}

/** Who a customer is: what we were told, what they allow, what was worked out from their orders, and what flows gave them. */
export function CustomerProfile({ customer, zone }: CustomerProfileProps) {
  const { data: settings } = useQuery(settingsQuery())
  const { traits, computed, rewards } = customer
  const money = (amount: number | null) =>
    amount === null || !settings ? null : formatMoney(amount, settings.currency)
  const moment = (at: string | null) => at && <Moment key={at} at={at} {...(zone ? { zone } : {})} />
  const others = Object.entries(traits).filter(([trait]) => !wellKnown.has(trait))
  return (
    <div className={classes.profile}>
      <Panel title="Who they are">
        <Facts
          facts={[
            ['Email', text(traits.email)],
            ['Phone', text(traits.phone)],
            ['Time zone', <Zone key="zone" zone={traits.timezone} workspaceZone={settings?.timezone} />],
            ['First seen', moment(customer.firstSeenAt)],
            ['Last seen', moment(customer.lastSeenAt)],
            ['Customer id', <code key="id">{customer.id}</code>],
          ]}
        />
      </Panel>
      <Panel title="Orders">
        <Facts
          facts={[
            ['Orders', formatCount(computed.ordersCount)],
            ['Total spent', money(computed.totalSpent)],
            ['Average order', money(computed.averageOrderValue)],
            ['First order', moment(computed.firstOrderAt)],
            ['Last order', moment(computed.lastOrderAt)],
            [
              'Since then',
              computed.daysSinceLastOrder === null ? null : formatMany(computed.daysSinceLastOrder, 'day'),
            ],
          ]}
        />
      </Panel>
      <CustomerSegments ids={customer.segments} />
      <Panel title="Points and offers">
        <Facts
          facts={[
            ['Points', formatCount(rewards.points)],
            ['Offers made', formatCount(rewards.offersCount)],
            ['Last offer', moment(rewards.lastOfferAt)],
          ]}
        />
      </Panel>
      <Panel title="What we may send">
        <Consent consent={customer.consent} suppressed={customer.suppressed} />
      </Panel>
      {others.length > 0 && (
        <Panel title="Traits">
          <Facts
            facts={others.map(([trait, value]) => [trait, typeof value === 'string' ? value : JSON.stringify(value)])}
          />
        </Panel>
      )}
    </div>
  )
}

function Zone({ zone, workspaceZone }: { zone: unknown; workspaceZone: string | undefined }) {
  if (isZone(zone)) return `${zone}, ${formatTime(new Date().toISOString(), zone)} there now`
  if (!workspaceZone) return 'Not known'
  const why = text(zone) ? `“${text(zone)}” is no zone, so` : 'Not known, so'
  return `${why} the workspace’s: ${workspaceZone}`
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
