import { IconBell, IconChecklist, IconGift, IconMail, IconMessage, IconSend, IconWebhook } from '@tabler/icons-react'
import type { DeliveryAnswer } from '../../shared/api/answers.ts'

const kinds: Readonly<Record<string, { label: string; Icon: typeof IconMail }>> = {
  email: { label: 'Email', Icon: IconMail },
  sms: { label: 'Text message', Icon: IconMessage },
  push: { label: 'Push notification', Icon: IconBell },
  inApp: { label: 'In-app message', Icon: IconBell },
  offer: { label: 'Offer', Icon: IconGift },
  task: { label: 'Task', Icon: IconChecklist },
  webhook: { label: 'Webhook', Icon: IconWebhook },
}

/** What a delivery's kind is called, and its icon. */
export const deliveryKind = (kind: string): { label: string; Icon: typeof IconMail } =>
  kinds[kind] ?? { label: kind, Icon: IconSend }

/** What one delivery is called: a mail by its subject, a webhook by its receiver, an offer by what is offered. */
export function deliveryTitle({ kind, title, to }: Pick<DeliveryAnswer, 'kind' | 'title' | 'to'>): string {
  if (kind === 'webhook') return `${title} to ${URL.parse(to)?.host ?? to}`
  return title || deliveryKind(kind).label
}

/** What stands in place of an address where there is none: an offer needs none, and a task may be anybody's. */
export function toNobody(kind: string): string {
  if (kind === 'offer') return 'the customer'
  return kind === 'task' ? 'anybody' : 'no address'
}
