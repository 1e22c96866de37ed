import type { ReactNode } from 'react'
import type { MessageRendering, MessageToRender } from '../../../../shared/api/renderings.ts'
import { Moment } from '../../../ui/Moment.tsx'
import { MailFrame } from './MailFrame.tsx'
import classes from './rendering.module.css'

interface RenderedMessageProps {
  message: MessageToRender
  rendering: MessageRendering
}

/** A message with what stands above it when it arrives: who writes to whom, about which event, and whether it would go at all. */
export function RenderedMessage({ message, rendering }: RenderedMessageProps) {
  const { to, refusal, parts, event } = rendering
  const isMail = message.channel === 'email'
  return (
    <section className={classes.message} aria-label="Rendered message">
      {refusal && <p className={classes.refusal}>Would not go to them now: {refusal.replace(/^not sent: /, '')}.</p>}
      <dl className={classes.head}>
        {isMail && <Line name="From">{parts.from}</Line>}
        <Line name="To">{to ?? 'nobody knows where'}</Line>
        {isMail && (
          <Line name="Subject">
            <Part name="subject" rendering={rendering} />
          </Line>
        )}
        {message.events && message.events.length > 0 && (
          <Line name="Event">
            {event ? (
              <>
                {event.event}, <Moment at={event.timestamp} />
              </>
            ) : (
              'none of theirs starts this flow, so its values are empty'
            )}
          </Line>
        )}
      </dl>
      {isMail ? (
        faultOf('body', rendering) ? (
          <p className={classes.fault}>{faultOf('body', rendering)}</p>
        ) : (
          <MailFrame message={message} title={`Rendering of “${parts.subject}”`} />
        )
      ) : (
        <div className={classes.bubble}>
          {['title', 'text', 'url']
            .filter((name) => message.parts[name])
            .map((name) => (
              <p key={name} className={classes[name]}>
                <Part name={name} rendering={rendering} />
              </p>
            ))}
        </div>
      )}
    </section>
  )
}

const Line = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
)

const faultOf = (name: string, { faults }: MessageRendering) => faults.find(({ part }) => part === name)?.message

/** A part as it reads, or why it cannot be rendered. */
function Part({ name, rendering }: { name: string; rendering: MessageRendering }) {
  const fault = faultOf(name, rendering)
  if (fault) return <span className={classes.fault}>{fault}</span>
  return rendering.parts[name]
}
