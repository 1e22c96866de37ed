import classes from './Loading.module.css'

/** The quiet shape of a list that is on its way. It appears late, so that what loads at once never flashes it. */
export function Loading({ isPage = false }: { isPage?: boolean }) {
  return (
    <div className={classes.loading} data-page={isPage || undefined} role="status" aria-label="Loading">
      {['a', 'b', 'c', 'd'].map((row) => (
        <div key={row} className={classes.row} />
      ))}
    </div>
  )
}
