import type { ReactNode } from 'react'
import classes from './forms.module.css'

/** A worked example under a form: what these settings mean for one person. */
export const Example = ({ children }: { children: ReactNode }) => (
  <p className={classes.example} aria-live="polite">
    {children}
  </p>
)
