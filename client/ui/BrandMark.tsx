import classes from './BrandMark.module.css'

/** The mark of the product: two waves on a tile. */
export function BrandMark({ size = 26 }: { size?: number }) {
  return (
    <svg className={classes.mark} width={size} height={size} viewBox="0 0 26 26" aria-hidden="true">
      <rect className={classes.tile} width="26" height="26" rx="8" />
      <path
        className={classes.waves}
        d="M6.500 11.500c2.200-2.800 4.300 2.800 6.500 0s4.300 2.800 6.500 0M6.500 15.500c2.200-2.800 4.300 2.800 6.500 0s4.300 2.800 6.500 0"
      />
    </svg>
  )
}
