import type { ReactNode } from 'react'
import { useEffect } from 'react'
import classes from './Page.module.css'

interface PageProps {
  title: string
  /** One line on what this page is for. */
  about?: ReactNode
  /** A way back, over the title. */
  back?: ReactNode
  /** Beside the title, e.g. a state. */
  aside?: ReactNode
  /** What can be done here. */
  actions?: ReactNode
  children: ReactNode
}

/** A page beside the navigation: its title, what it is for, what can be done, and the rest. */
export function Page({ title, about, back, aside, actions, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Runnel`
  }, [title])
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <div className={classes.words}>
          {back && <div className={classes.back}>{back}</div>}
          <div className={classes.titleLine}>
            <h1 className={classes.title}>{title}</h1>
            {aside}
          </div>
          {about && <p className={classes.about}>{about}</p>}
        </div>
        {actions && <div className={classes.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  )
}
