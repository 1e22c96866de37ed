import type { DeliveryAnswer } from '../../shared/api/answers.ts'
import { Facts } from '../ui/Facts.tsx'
import { JsonView } from '../ui/JsonView.tsx'
import { Moment } from '../ui/Moment.tsx'

/** What somebody has to do, or to give: the note of a task, an offer as it was made. */
export function Asked({ delivery: { kind, body } }: { delivery: DeliveryAnswer }) {
  if (kind === 'task') return text(body.note) ? <Facts facts={[['Note', text(body.note)]]} /> : null
  return (
    <>
      <Facts facts={[['Holds until', text(body.expiresAt) && <Moment key="until" at={text(body.expiresAt)} />]]} />
      <JsonView label="Offer" value={JSON.stringify(body.offer, null, 2)} />
    </>
  )
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
