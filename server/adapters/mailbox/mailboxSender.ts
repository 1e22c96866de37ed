import type { ChannelSender } from '../../ports/channel.ts'

/** Stands in for a mail server where there is none: the mail stays in the outbox, whole, for the mailbox page to show. */
export const mailboxSender: ChannelSender = {
  send: () => Promise.resolve({ result: 'not-sent', response: 'There is no mail server: SMTP_URL is not set.' }),
  describe: () => ({
    ready: false,
    text: 'No mail server. Mails are kept in the mailbox and marked as not sent; set SMTP_URL to send them.',
  }),
}
