import type { DeliveryAnswer } from '../../shared/api/answers.ts'
import type { Tone } from '../ui/Pill.tsx'

type Status = DeliveryAnswer['status']

/** What a delivery's status is called, and in which tone. */
export const deliveryStatus: Readonly<Record<Status, { label: string; tone: Tone }>> = {
  queued: { label: 'Queued', tone: 'brand' },
  sent: { label: 'Sent', tone: 'good' },
  'given-up': { label: 'Given up', tone: 'bad' },
  'not-sent': { label: 'Not sent', tone: 'warn' },
}

/** Whether text, e.g. from the address, is a status. */
export const isDeliveryStatus = (text: string | null): text is Status => text !== null && text in deliveryStatus

/** The words for a status that came with a step. */
export const deliveryStatusOf = (status: string): { label: string; tone: Tone } =>
  isDeliveryStatus(status) ? deliveryStatus[status] : { label: status, tone: 'quiet' }
