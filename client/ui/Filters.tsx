import type { ReactNode } from 'react'
import classes from './Filters.module.css'

/** The line over a table: what to look for, and what to leave out. */
export function Filters({ children }: { children: ReactNode }) {
  return <div className={classes.filters}>{children}</div>
}
