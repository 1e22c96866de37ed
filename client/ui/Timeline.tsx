import type { ReactNode } from 'react'
import { formatDay, formatExactly, formatTime } from './formatMoment.ts'
import classes from './Timeline.module.css'

export interface TimelineItem {
  key: string
  /** UTC, as the API has it. */
  at: string
  /** A token, for the dot. */
  colour: string
  title: ReactNode
  /** At the end of the title's line. */
  aside?: ReactNode
  children?: ReactNode
}

interface TimelineProps {
  label: string
  items: readonly TimelineItem[]
  /** The zone of the times; the browser's by default. */
  zone?: string
}

/** What happened, one thing under the other, day by day, in the order given. */
export function Timeline({ label, items, zone }: TimelineProps) {
  return (
    <div className={classes.timeline}>
      {daysOf(items, zone).map(({ day, items }) => (
        <section key={items[0]?.key} aria-label={`${label}, ${day}`}>
          <h3 className={classes.day}>{day}</h3>
          <ol className={classes.items}>
            {items.map((item) => (
              <li key={item.key} className={classes.item} style={{ color: item.colour }}>
                <time className={classes.time} dateTime={item.at} title={formatExactly(item.at, zone)}>
                  {formatTime(item.at, zone)}
                </time>
                <div className={classes.body}>
                  <div className={classes.titleLine}>
                    <span className={classes.title}>{item.title}</span>
                    {item.aside}
                  </div>
                  {item.children}
                </div>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

function daysOf(items: readonly TimelineItem[], zone?: string): { day: string; items: TimelineItem[] }[] {
  const days: { day: string; items: TimelineItem[] }[] = []
  for (const item of items) {
    const day = formatDay(item.at, zone)
    const last = days.at(-1)
    if (last?.day === day) last.items.push(item)
    else days.push({ day, items: [item] })
  }
  return days
}
