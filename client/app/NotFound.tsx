import { Button } from '@mantine/core'
import { Link } from 'wouter'
import { Notice } from '../ui/Notice.tsx'

/** For an address that no page has. */
export function NotFound() {
  return (
    <Notice title="There is no page here" text="The address may be mistyped, or what it named was deleted." isPage>
      <Button component={Link} href="/flows">
        Go to Flows
      </Button>
    </Notice>
  )
}
