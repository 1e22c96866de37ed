import type { Channel } from '../../shared/customer/customer.ts'

/** What a channel is called, as a choice of its own. */
export const channelNames: Readonly<Record<Channel, string>> = {
  email: 'Email',
  sms: 'SMS',
  push: 'Push',
  inApp: 'In-app message',
}
