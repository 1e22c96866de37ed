import type { DeliveryAnswer } from '../../shared/api/answers.ts'
import { renderingUrl } from '../api/deliveries.ts'
import classes from './MailRendering.module.css'

/** A mail as it looks to its reader. It runs nothing: the frame is a sandbox without any right, and the route says so once more. */
export function MailRendering({ delivery }: { delivery: DeliveryAnswer }) {
  return (
    <iframe
      className={classes.mail}
      title={`Rendering of “${delivery.title}”`}
      src={renderingUrl(delivery.id)}
      sandbox=""
      loading="lazy"
    />
  )
}
