import { Button, Progress } from '@mantine/core'
import { IconBuildingStore } from '@tabler/icons-react'
import { useLoadDemo } from '../api/settings.ts'
import { say, sayFault } from '../ui/say.ts'
import classes from './DemoOffer.module.css'

/** Offers a shop to look around in, and says what it brings and how it goes again. */
export function DemoOffer() {
  const load = useLoadDemo()
  return (
    <section className={classes.offer} aria-labelledby="demo-offer">
      <div className={classes.tile}>
        <IconBuildingStore size={26} stroke={1.6} aria-hidden />
      </div>
      <div className={classes.words}>
        <h2 id="demo-offer" className={classes.title}>
          See it alive first
        </h2>
        <p className={classes.text}>
          The demo shop brings the order history of 2,357 customers of a real music shop and two live flows, then lets
          new orders come in so that the numbers move while you look. No mail leaves this machine for it, and one click
          removes it all again.
        </p>
        {load.isPending && (
          <div className={classes.progress} role="status">
            <Progress value={100} size="sm" animated striped aria-label="Loading the demo shop" />
            <span>Loading 2,357 customers and their orders…</span>
          </div>
        )}
      </div>
      <Button
        size="md"
        loading={load.isPending}
        onClick={() => load.mutate(undefined, { onSuccess: () => say('The demo shop is open.'), onError: sayFault })}
      >
        Explore with a demo shop
      </Button>
    </section>
  )
}
