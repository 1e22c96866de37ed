import type { Channel } from '../../shared/customer/customer.ts'

export interface ContentField {
  name: string
  label: string
  rows?: number
  placeholder?: string
  hint?: string
}

const titled: readonly ContentField[] = [
  { name: 'title', label: 'Title', placeholder: 'Your mug is on its way' },
  { name: 'text', label: 'Text', rows: 2 },
  { name: 'url', label: 'Link', placeholder: 'https://example.com', hint: 'Opened by a press on it.' },
]

/** What is written on each channel, in the order of the form. */
export const contentFields: Readonly<Record<Channel, readonly ContentField[]>> = {
  email: [
    { name: 'subject', label: 'Subject', placeholder: 'Something for you, {{ customer.traits.first_name }}' },
    { name: 'body', label: 'Text', rows: 10, hint: 'Plain text or HTML, with Liquid for what differs.' },
  ],
  sms: [{ name: 'text', label: 'Text', rows: 3, hint: 'After 160 characters it is sent as two.' }],
  push: titled,
  inApp: titled,
}
