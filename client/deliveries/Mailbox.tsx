import type { DeliveryAnswer } from '../../shared/api/answers.ts'
import { Moment } from '../ui/Moment.tsx'
import { Pill } from '../ui/Pill.tsx'
import classes from './Mailbox.module.css'
import { MailRendering } from './MailRendering.tsx'

interface MailboxProps {
  mails: readonly DeliveryAnswer[]
  openId: string | null
  onOpen(id: string): void
}

/** Mails on the left, the open one on the right: the newest where none was chosen. */
export function Mailbox({ mails, openId, onOpen }: MailboxProps) {
  const open = mails.find(({ id }) => id === openId) ?? mails[0]
  return (
    <div className={classes.mailbox}>
      <ul className={classes.list} aria-label="Mails">
        {mails.map((mail) => (
          <li key={mail.id}>
            <button
              type="button"
              className={classes.mail}
              aria-current={mail.id === open?.id || undefined}
              onClick={() => onOpen(mail.id)}
            >
              <span className={classes.who}>{mail.customerName ?? mail.to}</span>
              <Moment at={mail.createdAt} ago />
              <span className={classes.subject}>{mail.title || 'No subject'}</span>
            </button>
          </li>
        ))}
      </ul>
      {open && (
        <article className={classes.open}>
          <header className={classes.header}>
            <div>
              <h2 className={classes.title}>{open.title || 'No subject'}</h2>
              <p className={classes.to}>
                To {open.to}, <Moment at={open.createdAt} />
              </p>
            </div>
            <Pill tone="warn">Not sent</Pill>
          </header>
          <MailRendering key={open.id} delivery={open} />
        </article>
      )}
    </div>
  )
}
