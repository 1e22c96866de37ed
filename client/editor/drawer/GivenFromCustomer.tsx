import { Button, Select } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { nameOf } from '../../../shared/customer/nameOf.ts'
import type { Given } from '../../../shared/flow/flowTest.ts'
import { customerEventsQuery, customersQuery } from '../../api/customers.ts'
import { formatMoment } from '../../ui/formatMoment.ts'

interface GivenFromCustomerProps {
  isBusy: boolean
  onRun(given: Partial<Given>, zone: unknown): void
}

/** A stored customer with one of their own events. */
export function GivenFromCustomer({ isBusy, onRun }: GivenFromCustomerProps) {
  const [search, setSearch] = useState('')
  const [customerId, setCustomerId] = useState<string | null>(null)
  const [eventId, setEventId] = useState<string | null>(null)
  const customers = useInfiniteQuery(customersQuery(search)).data?.pages[0]?.items ?? []
  const events =
    useInfiniteQuery({ ...customerEventsQuery(customerId ?? ''), enabled: customerId !== null }).data?.pages[0]
      ?.items ?? []
  const customer = customers.find((one) => one.id === customerId)
  const event = events.find((one) => one.id === eventId) ?? events[0]

  const run = () => {
    if (!customerId || !event) return
    const { timestamp, properties } = event
    onRun({ customerId, event: { event: event.event, properties, timestamp } }, customer?.traits.timezone)
  }

  return (
    <>
      <Select
        aria-label="Customer"
        placeholder="Search a customer"
        searchable
        data={customers.map((one) => ({ value: one.id, label: nameOf(one.traits) ?? one.id }))}
        value={customerId}
        onChange={(id) => {
          setCustomerId(id)
          setEventId(null)
        }}
        onSearchChange={setSearch}
        filter={({ options }) => options}
        nothingFoundMessage="Nobody like that"
      />
      <Select
        aria-label="Event"
        placeholder={customerId ? 'No events' : 'Choose a customer first'}
        disabled={events.length === 0}
        data={events.map((one) => ({ value: one.id, label: `${one.event}, ${formatMoment(one.timestamp)}` }))}
        value={event?.id ?? null}
        allowDeselect={false}
        onChange={setEventId}
      />
      <Button size="xs" disabled={!event} loading={isBusy} onClick={run}>
        Preview this
      </Button>
    </>
  )
}
