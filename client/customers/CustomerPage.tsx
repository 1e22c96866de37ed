import { useQuery } from '@tanstack/react-query'
import type { CustomerAnswer } from '../../shared/api/answers.ts'
import { nameOf } from '../../shared/customer/nameOf.ts'
import { customerQuery } from '../api/customers.ts'
import { BackLink } from '../ui/BackLink.tsx'
import { isZone } from '../ui/formatMoment.ts'
import { Loaded } from '../ui/Loaded.tsx'
import { Page } from '../ui/Page.tsx'
import { Pill } from '../ui/Pill.tsx'
import classes from './CustomerPage.module.css'
import { CustomerProfile } from './CustomerProfile.tsx'
import { CustomerTimeline } from './CustomerTimeline.tsx'
import { DeleteCustomer } from './DeleteCustomer.tsx'

/** One customer: who they are, and everything that happened. */
export function CustomerPage({ id }: { id: string }) {
  const customer = useQuery(customerQuery(id))
  return (
    <Loaded query={customer} isPage>
      {(data) => <Customer customer={data} />}
    </Loaded>
  )
}

function Customer({ customer }: { customer: CustomerAnswer }) {
  const { timezone } = customer.traits
  const zone = isZone(timezone) ? { zone: timezone } : {}
  return (
    <Page
      title={nameOf(customer.traits) ?? customer.id}
      back={<BackLink href="/customers">Customers</BackLink>}
      aside={customer.tags.map((tag) => <Pill key={tag}>{tag}</Pill>)}
      actions={<DeleteCustomer customer={customer} />}
    >
      <div className={classes.columns}>
        <CustomerTimeline customer={customer} {...zone} />
        <CustomerProfile customer={customer} {...zone} />
      </div>
    </Page>
  )
}
