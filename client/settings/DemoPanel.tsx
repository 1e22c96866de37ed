import { Button } from '@mantine/core'
import type { SettingsAnswer } from '../../shared/api/answers.ts'
import { useLoadDemo, useRemoveDemo } from '../api/settings.ts'
import { formatMany } from '../ui/formatNumber.ts'
import { Panel } from '../ui/Panel.tsx'
import { Pill } from '../ui/Pill.tsx'
import { say, sayFault } from '../ui/say.ts'

/** Opens the demo shop, or removes it with all that it brought. */
export function DemoPanel({ settings: { demo } }: { settings: SettingsAnswer }) {
  const load = useLoadDemo()
  const remove = useRemoveDemo()
  return (
    <Panel
      title="Demo shop"
      aside={demo.loaded && <Pill tone="brand">{formatMany(demo.customers, 'customer')}</Pill>}
      about={
        demo.loaded
          ? 'Removing it takes away its customers, their events and its flows. What is yours stays.'
          : 'The order history of 2,357 customers of a real music shop and two live flows, to look around in. One click removes it all again.'
      }
    >
      {demo.loaded ? (
        <Button
          variant="default"
          loading={remove.isPending}
          onClick={() =>
            remove.mutate(undefined, { onSuccess: () => say('The demo shop is removed.'), onError: sayFault })
          }
        >
          Remove the demo shop
        </Button>
      ) : (
        <Button
          variant="default"
          loading={load.isPending}
          onClick={() => load.mutate(undefined, { onSuccess: () => say('The demo shop is open.'), onError: sayFault })}
        >
          Explore with a demo shop
        </Button>
      )}
    </Panel>
  )
}
