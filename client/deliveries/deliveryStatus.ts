import type { DeliveryAnswer } from '../../shared/api/answers.ts'
import type { Tone } from '../ui/Pill.tsx'

type Status = DeliveryAnswer['status']

/** What a delivery's status is called, and in which tone. */
const deliveryStatus: Readonly<Record<Status, { label: string; tone: Tone }>> = {
  queued: { label: 'Queued', tone: 'brand' },
  sent: { label: 'Sent', tone: 'good' },
  done: { label: 'Done', tone: 'good' },
  'given-up': { label: 'Given up', tone: 'bad' },
  'not-sent': { label: 'Not sent', tone: 'warn' },
}

/** What nothing carries out by itself, by kind: it waits for somebody. */
const waiting: Readonly<Record<string, { label: string; tone: Tone }>> = {
  task: { label: 'To do', tone: 'warn' },
  offer: { label: 'Waiting for a connector', tone: 'warn' },
}

/** Whether a delivery waits for somebody to see to it. */
export const isWaiting = ({ kind, status }: { kind: string; status: string }): boolean =>
  status === 'queued' && Object.hasOwn(waiting, kind)

/** What the status of one delivery is called, and in which tone; a status that came from a newer server as it is. */
export function statusOf(delivery: { kind: string; status: string }): { label: string; tone: Tone } {
  const { kind, status } = delivery
  const own = isWaiting(delivery) ? waiting[kind] : undefined
  return own ?? (isDeliveryStatus(status) ? deliveryStatus[status] : { label: status, tone: 'quiet' })
}

/** Whether text, e.g. from the address, is a status. */
export const isDeliveryStatus = (text: string | null): text is Status => text !== null && text in deliveryStatus
