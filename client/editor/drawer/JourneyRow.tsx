import { IconUser } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { JourneyAnswer } from '../../../shared/api/journeyAnswers.ts'
import { inPath } from '../../api/client.ts'
import { Moment } from '../../ui/Moment.tsx'
import { Pill } from '../../ui/Pill.tsx'
import classes from './Drawer.module.css'

const tones = { ready: 'brand', waiting: 'brand', completed: 'good', exited: 'quiet', failed: 'bad' } as const

interface JourneyRowProps {
  journey: JourneyAnswer
  isChosen: boolean
  onChoose(id: string): void
}

/** One journey: a press shows its trail, and beside it is the way to the customer. */
export function JourneyRow({ journey, isChosen, onChoose }: JourneyRowProps) {
  const name = journey.customerName ?? journey.customerId
  return (
    <div className={classes.pair}>
      <button type="button" className={classes.row} aria-pressed={isChosen} onClick={() => onChoose(journey.id)}>
        <b className={classes.grow}>{name}</b>
        <span className={classes.quiet}>
          <Moment at={journey.startedAt} />
        </span>
        <Pill tone={tones[journey.status]}>{journey.status}</Pill>
      </button>
      <Link
        href={`/customers/${inPath(journey.customerId)}`}
        className={classes.aside}
        aria-label={`${name}, customer`}
      >
        <IconUser size={15} stroke={1.75} aria-hidden />
      </Link>
    </div>
  )
}
