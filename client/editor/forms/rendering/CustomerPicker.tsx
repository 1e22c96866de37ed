import { Select } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { nameOf } from '../../../../shared/customer/nameOf.ts'
import { customerQuery, customersQuery } from '../../../api/customers.ts'

interface CustomerPickerProps {
  /** The id. */
  value: string | null
  onChange(id: string): void
}

/** A customer, found by name, address or id. */
export function CustomerPicker({ value, onChange }: CustomerPickerProps) {
  const [search, setSearch] = useState('')
  const found = useInfiniteQuery(customersQuery(search)).data?.pages[0]?.items ?? []
  const { data: chosen } = useQuery({ ...customerQuery(value ?? ''), enabled: value !== null, retry: false })
  const others = found.filter(({ id }) => id !== value)
  return (
    <Select
      aria-label="Rendered for"
      placeholder="Search a customer"
      searchable
      allowDeselect={false}
      data={(chosen ? [chosen, ...others] : others).map(({ id, traits }) => ({
        value: id,
        label: nameOf(traits) ?? id,
      }))}
      value={value}
      onChange={(id) => id && onChange(id)}
      // The chosen customer's own name is no search for others.
      onSearchChange={(text) => setSearch(text === (chosen && (nameOf(chosen.traits) ?? chosen.id)) ? '' : text)}
      filter={({ options }) => options}
      nothingFoundMessage="Nobody like that"
    />
  )
}
