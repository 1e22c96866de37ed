import type { EventAnswer } from '../../shared/api/answers.ts'
import { Moment } from '../ui/Moment.tsx'
import classes from './EventProperties.module.css'

// What is longer is for the JSON below.
const longest = 60

/** An event's properties at a glance, all of them on demand. */
export function EventProperties({ event }: { event: EventAnswer }) {
  const entries = Object.entries(event.properties)
  if (entries.length === 0) return null
  const short = entries.flatMap(([name, value]) => {
    const text = typeof value === 'object' ? '' : String(value)
    return text !== '' && text.length <= longest ? [{ name, text }] : []
  })
  return (
    <details className={classes.properties}>
      <summary>
        {short.slice(0, 5).map(({ name, text }) => (
          <span key={name} className={classes.property}>
            <span className={classes.name}>{name}</span> {text}
          </span>
        ))}
        {short.length === 0 && 'Properties'}
      </summary>
      <pre>{JSON.stringify(event.properties, null, 2)}</pre>
      <p>
        Received <Moment at={event.receivedAt} />
        {event.messageId && (
          <>
            , message <code>{event.messageId}</code>
          </>
        )}
      </p>
    </details>
  )
}
