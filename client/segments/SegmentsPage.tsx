import { Button } from '@mantine/core'
import { IconPlus, IconUsersGroup } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { segmentsQuery } from '../api/segments.ts'
import { Loaded } from '../ui/Loaded.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Page } from '../ui/Page.tsx'
import { SegmentTable } from './SegmentTable.tsx'

/** All segments of the workspace. */
export function SegmentsPage() {
  const segments = useQuery(segmentsQuery())
  return (
    <Page
      title="Segments"
      about="Customers who have something in common. Flows can begin when somebody enters or leaves one."
      actions={
        <Button component={Link} href="/segments/new" leftSection={<IconPlus size={16} stroke={2} aria-hidden />}>
          New segment
        </Button>
      }
    >
      <Loaded query={segments}>
        {({ items }) =>
          items.length > 0 ? (
            <SegmentTable segments={items} />
          ) : (
            <Notice
              picture={<IconUsersGroup size={34} stroke={1.5} aria-hidden />}
              title="No segments yet"
              text="Best customers, people who have not ordered for a while, everybody in Berlin: say what they have in common and give it a name."
            >
              <Button component={Link} href="/segments/new">
                Make the first segment
              </Button>
            </Notice>
          )
        }
      </Loaded>
    </Page>
  )
}
