import type { DeliveryAnswer } from '../../shared/api/answers.ts'
import { Moment } from '../ui/Moment.tsx'
import type { Tone } from '../ui/Pill.tsx'
import { Pill } from '../ui/Pill.tsx'
import classes from './Attempts.module.css'

const results: Readonly<Record<string, { label: string; tone: Tone }>> = {
  sent: { label: 'Sent', tone: 'good' },
  'retry-later': { label: 'Failed for now', tone: 'warn' },
  'give-up': { label: 'Failed for good', tone: 'bad' },
  done: { label: 'Done by hand', tone: 'good' },
  'not-sent': { label: 'Not sent', tone: 'warn' },
}

/** Each try, with what the other side said. */
export function Attempts({ attempts }: { attempts: DeliveryAnswer['attempts'] }) {
  return (
    <section>
      <h3 className={classes.title}>Attempts</h3>
      {attempts.length === 0 ? (
        <p className={classes.response}>None yet.</p>
      ) : (
        <ol className={classes.attempts}>
          {attempts.map(({ at, result, response }) => (
            <li key={at} className={classes.attempt}>
              <Moment at={at} />
              <Pill tone={results[result]?.tone ?? 'quiet'}>{results[result]?.label ?? result}</Pill>
              <p className={classes.response}>{response}</p>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
