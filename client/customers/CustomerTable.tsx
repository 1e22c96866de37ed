import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { CustomerAnswer } from '../../shared/api/answers.ts'
import { nameOf } from '../../shared/customer/nameOf.ts'
import { settingsQuery } from '../api/settings.ts'
import { formatCount, formatMoney } from '../ui/formatNumber.ts'
import { Moment } from '../ui/Moment.tsx'
import { Pill } from '../ui/Pill.tsx'
import type { Column } from '../ui/Table.tsx'
import { Table } from '../ui/Table.tsx'
import classes from './CustomerTable.module.css'

/** Customers as rows; each leads to the customer's page. */
export function CustomerTable({ customers }: { customers: readonly CustomerAnswer[] }) {
  const { data: settings } = useQuery(settingsQuery())
  const columns = useMemo(() => columnsFor(settings?.currency), [settings?.currency])
  return (
    <Table
      label="Customers"
      rows={customers}
      columns={columns}
      keyOf={({ id }) => id}
      hrefOf={({ id }) => `/customers/${encodeURIComponent(id)}`}
    />
  )
}

function columnsFor(currency: string | undefined): Column<CustomerAnswer>[] {
  return [
    { title: 'Customer', cell: (customer) => <Who customer={customer} /> },
    {
      title: 'Tags',
      hideNarrow: true,
      cell: ({ tags }) => (
        <span className={classes.tags}>
          {tags.slice(0, 4).map((tag) => (
            <Pill key={tag}>{tag}</Pill>
          ))}
        </span>
      ),
    },
    { title: 'Orders', align: 'end', cell: ({ computed }) => formatCount(computed.ordersCount) },
    {
      title: 'Total spent',
      align: 'end',
      cell: ({ computed }) => (currency ? formatMoney(computed.totalSpent, currency) : ''),
    },
    {
      title: 'Last order',
      cell: ({ computed }) =>
        computed.lastOrderAt ? <Moment at={computed.lastOrderAt} /> : <span className={classes.quiet}>–</span>,
    },
    { title: 'Last seen', cell: ({ lastSeenAt }) => <Moment at={lastSeenAt} ago /> },
  ]
}

function Who({ customer: { id, traits } }: { customer: CustomerAnswer }) {
  const name = nameOf(traits)
  const { email } = traits
  return (
    <>
      {name ?? id}
      {typeof email === 'string' && email !== name && <span className={classes.email}>{email}</span>}
    </>
  )
}
