import { Link } from 'wouter'
import classes from './DeliveryTabs.module.css'

const tabs = [
  { key: 'all', label: 'All', href: '/deliveries' },
  { key: 'queued', label: 'Queued', href: '/deliveries?status=queued' },
  { key: 'sent', label: 'Sent', href: '/deliveries?status=sent' },
  { key: 'done', label: 'Done', href: '/deliveries?status=done' },
  { key: 'given-up', label: 'Given up', href: '/deliveries?status=given-up' },
  { key: 'mailbox', label: 'Mailbox', href: '/deliveries/mailbox' },
] as const

/** The views of the deliveries; `current` may be a status that has no tab. */
export function DeliveryTabs({ current }: { current: string }) {
  return (
    <nav className={classes.tabs} aria-label="Deliveries">
      {tabs.map(({ key, label, href }) => (
        <Link key={key} href={href} className={classes.tab} aria-current={key === current ? 'page' : undefined}>
          {label}
        </Link>
      ))}
    </nav>
  )
}
