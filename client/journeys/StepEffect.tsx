import { Link } from 'wouter'
import type { EffectAnswer } from '../../shared/api/journeyAnswers.ts'
import { statusOf } from '../deliveries/deliveryStatus.ts'
import { Pill } from '../ui/Pill.tsx'
import classes from './StepEffect.module.css'
import { sayEffect, sayEffectReason } from './sayEffect.ts'

/** One thing that a step asked for, and what became of it. */
export function StepEffect({ effect }: { effect: EffectAnswer }) {
  return (
    <div className={classes.effect}>
      <span className={classes.what}>{sayEffect(effect)}</span>
      <Fate effect={effect} />
    </div>
  )
}

function Fate({ effect: { kind, status, reason, delivery } }: { effect: EffectAnswer }) {
  if (delivery) {
    const { label, tone } = statusOf({ kind, status: delivery.status })
    return (
      <Link href={`/deliveries?open=${encodeURIComponent(delivery.id)}`} className={classes.link}>
        <Pill tone={tone}>{label}</Pill>
      </Link>
    )
  }
  const why = reason ? `: ${sayEffectReason(reason)}` : ''
  if (status === 'skipped') return <Pill tone="warn">Skipped{why}</Pill>
  if (status === 'held') return <Pill tone="warn">Held{why}</Pill>
  return <Pill tone="good">{status === 'would-do' ? 'Done' : 'Asked for'}</Pill>
}
