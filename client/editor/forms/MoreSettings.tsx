import type { ReactNode } from 'react'
import classes from './forms.module.css'

/** Settings that most people never need, one click away. */
export const MoreSettings = ({ label, children }: { label: string; children: ReactNode }) => (
  <details className={classes.more}>
    <summary>{label}</summary>
    <div>{children}</div>
  </details>
)
