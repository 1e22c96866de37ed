import { IconChevronLeft } from '@tabler/icons-react'
import { Link } from 'wouter'
import classes from './BackLink.module.css'

/** The way back to the list that a page belongs to. */
export function BackLink({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} className={classes.link}>
      <IconChevronLeft size={15} stroke={1.8} aria-hidden />
      {children}
    </Link>
  )
}
