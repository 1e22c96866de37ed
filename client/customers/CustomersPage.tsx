import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconUsers } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { customersQuery } from '../api/customers.ts'
import { itemsOf } from '../api/itemsOf.ts'
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
  const customers = useInfiniteQuery({ ...customersQuery(settled), placeholderData: keepPreviousData })

  const change = (text: string) => {
    setSearch(text)
    keep(text.trim() || null)
  }

  return (
    <Page title="Customers" about="Everybody your shop told us about, and what we worked out from their orders.">
      <Filters>
        <SearchBox label="Find by name, email or id" value={search} onChange={change} />
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
            <Notice
              picture={<IconUsers size={34} stroke={1.5} aria-hidden />}
              title={settled ? `Nobody matches “${settled}”` : 'No customers yet'}
              text={
                settled
                  ? 'Search looks at names, email addresses and ids.'
                  : 'The first event your shop sends makes the first customer. Settings has the write key and a line of code to try.'
              }
            >
              {settled ? (
                <Button variant="default" onClick={() => change('')}>
                  Show everybody
                </Button>
              ) : (
                <Button component={Link} href="/settings">
                  Send the first event
                </Button>
              )}
            </Notice>
          )
        }
      </Loaded>
    </Page>
  )
}
