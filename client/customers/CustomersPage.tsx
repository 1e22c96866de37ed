import { Button, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconUsers } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { customersQuery } from '../api/customers.ts'
import { itemsOf } from '../api/itemsOf.ts'
import { segmentsQuery } from '../api/segments.ts'
import { Filters } from '../ui/Filters.tsx'
import { Loaded } from '../ui/Loaded.tsx'
import { LoadMore } from '../ui/LoadMore.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Page } from '../ui/Page.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import { useParam } from '../ui/useParam.ts'
import { ZoneNote } from '../ui/ZoneNote.tsx'
import { CustomerTable } from './CustomerTable.tsx'

/** Everybody an event was ever received of. */
export function CustomersPage() {
  const [kept, keep] = useParam('search')
  const [search, setSearch] = useState(kept ?? '')
  const [settled] = useDebouncedValue(search.trim(), 250)
  const [segment, setSegment] = useParam('segment')
  const { data: segments } = useQuery(segmentsQuery())
  const customers = useInfiniteQuery({ ...customersQuery(settled, segment), placeholderData: keepPreviousData })

  const change = (text: string) => {
    setSearch(text)
    keep(text.trim() || null)
  }

  const showAll = () => {
    change('')
    setSegment(null)
  }

  return (
    <Page title="Customers" about="Everybody your shop told us about, and what we worked out from their orders.">
      <Filters>
        <SearchBox label="Find by name, email or id" value={search} onChange={change} />
        <Select
          aria-label="Segment"
          placeholder="All segments"
          w={220}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': 'All segments' }}
          data={segments?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
          value={segment}
          onChange={setSegment}
        />
      </Filters>
      <Loaded query={customers}>
        {(data) =>
          itemsOf(data).length > 0 ? (
            <>
              <CustomerTable customers={itemsOf(data)} />
              <LoadMore query={customers} />
              <ZoneNote />
            </>
          ) : (
            <NobodyHere search={settled} isInSegment={segment !== null} onShowAll={showAll} />
          )
        }
      </Loaded>
    </Page>
  )
}

interface NobodyHereProps {
  search: string
  isInSegment: boolean
  onShowAll(): void
}

function NobodyHere({ search, isInSegment, onShowAll }: NobodyHereProps) {
  const picture = <IconUsers size={34} stroke={1.5} aria-hidden />
  if (search === '' && !isInSegment)
    return (
      <Notice
        picture={picture}
        title="No customers yet"
        text="The first event your shop sends makes the first customer. Settings has the write key and a line of code to try."
      >
        <Button component={Link} href="/settings">
          Send the first event
        </Button>
      </Notice>
    )
  return (
    <Notice
      picture={picture}
      title={search === '' ? 'Nobody is in this segment' : `Nobody matches “${search}”`}
      text={
        isInSegment
          ? 'Customers enter a segment as soon as its rules are true of them.'
          : 'Search looks at names, email addresses and ids.'
      }
    >
      <Button variant="default" onClick={onShowAll}>
        Show everybody
      </Button>
    </Notice>
  )
}
