import type { ReactNode } from 'react'
import classes from './Pill.module.css'

export type Tone = 'brand' | 'good' | 'warn' | 'bad' | 'quiet'

/** A state in a word or two. */
export function Pill({ tone = 'quiet', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={classes.pill} data-tone={tone}>
      {children}
    </span>
  )
}
