import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { settingsQuery, useRemoveDemo } from '../api/settings.ts'
import { say, sayFault } from '../ui/say.ts'
import classes from './DemoBanner.module.css'

/** Says quietly, on every page, that the customers and orders are those of the demo shop. */
export function DemoBanner() {
  const { data: settings } = useQuery(settingsQuery())
  const remove = useRemoveDemo()
  if (!settings?.demo.loaded) return null
  return (
    <aside className={classes.banner} aria-label="Demo shop">
      <span>
        The demo shop is open
        <span className={classes.more}>
          : the order history of a real shop, and new orders that are made up as you look
        </span>
        .
      </span>
      <Button
        size="compact-xs"
        variant="default"
        loading={remove.isPending}
        onClick={() =>
          remove.mutate(undefined, { onSuccess: () => say('The demo shop is removed.'), onError: sayFault })
        }
      >
        Remove
      </Button>
    </aside>
  )
}
