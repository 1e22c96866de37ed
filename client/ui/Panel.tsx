import type { ReactNode } from 'react'
import { useId } from 'react'
import classes from './Panel.module.css'

interface PanelProps {
  title: string
  about?: ReactNode
  aside?: ReactNode
  children: ReactNode
}

/** One subject on a page, on a sheet of its own. */
export function Panel({ title, about, aside, children }: PanelProps) {
  const id = useId()
  return (
    <section className={classes.panel} aria-labelledby={id}>
      <header className={classes.header}>
        <h2 id={id} className={classes.title}>
          {title}
        </h2>
        {aside}
      </header>
      {about && <p className={classes.about}>{about}</p>}
      {children}
    </section>
  )
}
