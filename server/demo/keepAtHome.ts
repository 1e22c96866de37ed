import type { ChannelSender } from '../ports/channel.ts'
import { demoPrefix } from './person.ts'

/** Keeps mails to the demo shop's made-up people from going out: they end as not sent, whole, on the mailbox page. */
export function keepAtHome(sender: ChannelSender): ChannelSender {
  return {
    send: (delivery, signal) =>
      delivery.customerId.startsWith(demoPrefix)
        ? Promise.resolve({ result: 'not-sent', response: 'Mails of the demo shop are never sent.' })
        : sender.send(delivery, signal),
    describe: () => sender.describe(),
  }
}
