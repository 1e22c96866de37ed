import type { DeliveryAnswer } from '../../shared/api/answers.ts'
import { Moment } from '../ui/Moment.tsx'
import { Pill } from '../ui/Pill.tsx'
import type { Column } from '../ui/Table.tsx'
import { Table } from '../ui/Table.tsx'
import classes from './DeliveryTable.module.css'
import { deliveryKind, deliveryTitle, toNobody } from './deliveryKind.ts'
import { statusOf } from './deliveryStatus.ts'

interface DeliveryTableProps {
  deliveries: readonly DeliveryAnswer[]
  openId: string | null
}

/** Deliveries as rows; each opens beside the table. */
export function DeliveryTable({ deliveries, openId }: DeliveryTableProps) {
  return (
    <Table
      label="Deliveries"
      rows={deliveries}
      columns={columns}
      keyOf={({ id }) => id}
      hrefOf={({ id }) => hrefOfOpen(id)}
      currentKey={openId}
    />
  )
}

function hrefOfOpen(id: string): string {
  // The filter stays as it is: only what is open changes.
  const params = new URLSearchParams(window.location.search)
  params.set('open', id)
  return `/deliveries?${params}`
}

const columns: readonly Column<DeliveryAnswer>[] = [
  { title: 'What', cell: (delivery) => <What delivery={delivery} /> },
  { title: 'To', cell: (delivery) => <To delivery={delivery} /> },
  { title: 'Customer', cell: ({ customerName, customerId }) => customerName ?? customerId },
  { title: 'Flow', cell: ({ flowName }) => flowName ?? <span className={classes.quiet}>deleted</span> },
  { title: 'Status', cell: (delivery) => <Status delivery={delivery} /> },
  { title: 'Asked for', cell: ({ createdAt }) => <Moment at={createdAt} /> },
]

function To({ delivery: { kind, to } }: { delivery: DeliveryAnswer }) {
  if (!to) return <span className={classes.quiet}>{toNobody(kind)}</span>
  return (
    <span className={classes.to} title={to}>
      {to}
    </span>
  )
}

function What({ delivery }: { delivery: DeliveryAnswer }) {
  const { label, Icon } = deliveryKind(delivery.kind)
  return (
    <span className={classes.what}>
      <span className={classes.tile}>
        <Icon size={16} stroke={1.7} aria-hidden />
      </span>
      <span>
        {deliveryTitle(delivery)}
        <span className={classes.kind}>{label}</span>
      </span>
    </span>
  )
}

function Status({ delivery }: { delivery: DeliveryAnswer }) {
  const { status, nextAt, attempts } = delivery
  const { label, tone } = statusOf(delivery)
  const isRetrying = status === 'queued' && attempts.length > 0
  return (
    <>
      <Pill tone={isRetrying ? 'warn' : tone}>{isRetrying ? `Failed ${attempts.length}×, will retry` : label}</Pill>
      {isRetrying && nextAt && (
        <span className={classes.next}>
          next <Moment at={nextAt} />
        </span>
      )}
    </>
  )
}
