import type { ReactNode } from 'react'
import classes from './Notice.module.css'

interface NoticeProps {
  title: string
  text: string
  /** The exact words of a machine, for whoever is asked for help. */
  detail?: string
  /** An icon or a drawing over the title. */
  picture?: ReactNode
  /** Where it is all that the page has, its title is the page's. */
  isPage?: boolean
  /** What to do next. */
  children?: ReactNode
}

/** Says something in the middle of a page: an empty list, an error, a missing page. */
export function Notice({ title, text, detail, picture, isPage = false, children }: NoticeProps) {
  const Heading = isPage ? 'h1' : 'h2'
  return (
    <section className={classes.notice}>
      {picture && <div className={classes.picture}>{picture}</div>}
      <Heading className={classes.title}>{title}</Heading>
      <p className={classes.text}>{text}</p>
      {detail && <pre className={classes.detail}>{detail}</pre>}
      {children && <div className={classes.next}>{children}</div>}
    </section>
  )
}
