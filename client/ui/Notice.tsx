import type { ReactNode } from 'react'
import classes from './Notice.module.css'

interface NoticeProps {
  title: string
  text: string
  /** The exact words of a machine, for whoever is asked for help. */
  detail?: string
  /** An icon or a drawing over the title. */
  picture?: ReactNode
  /** What to do next. */
  children?: ReactNode
}

/** Says something in the middle of a page: an empty list, an error, a missing page. */
export function Notice({ title, text, detail, picture, children }: NoticeProps) {
  return (
    <section className={classes.notice}>
      {picture && <div className={classes.picture}>{picture}</div>}
      <h2 className={classes.title}>{title}</h2>
      <p className={classes.text}>{text}</p>
      {detail && <pre className={classes.detail}>{detail}</pre>}
      {children && <div className={classes.next}>{children}</div>}
    </section>
  )
}
