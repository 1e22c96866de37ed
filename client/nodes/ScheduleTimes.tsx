import { NumberInput, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { readUsualCron, writeUsualCron } from '../../shared/engine/calendar.ts'
import formClasses from '../editor/forms/forms.module.css'
import { WeekdayInput } from '../editor/forms/WeekdayInput.tsx'

type Kind = 'daily' | 'weekly' | 'monthly' | 'cron'

const kinds: readonly { value: Kind; label: string }[] = [
  { value: 'daily', label: 'Every day' },
  { value: 'weekly', label: 'On days of the week' },
  { value: 'monthly', label: 'On a day of the month' },
  { value: 'cron', label: 'By a cron expression' },
]

/** The times of a schedule: the usual ones to pick, any other as the expression itself. */
export function ScheduleTimes({ cron, onChange }: { cron: string; onChange(cron: string, field: string): void }) {
  // What a usual expression says needs no expert: it is shown as one only on demand.
  const [wantsCron, setWantsCron] = useState(false)
  const usual = wantsCron ? null : readUsualCron(cron)
  const kind = usual ? kindOf(usual) : 'cron'
  const { time, weekdays, day } = usual ?? { time: '09:00', weekdays: [1], day: 1 }
  const choose = (next: string | null) => {
    setWantsCron(next === 'cron')
    if (next === 'daily') onChange(writeUsualCron({ time, weekdays: [], day: null }), 'kind')
    if (next === 'weekly') onChange(writeUsualCron({ time, weekdays: [1], day: null }), 'kind')
    if (next === 'monthly') onChange(writeUsualCron({ time, weekdays: [], day: 1 }), 'kind')
  }
  return (
    <div className={formClasses.form}>
      <Select aria-label="How often" data={kinds} value={kind} allowDeselect={false} onChange={choose} />
      {kind === 'weekly' && (
        <WeekdayInput
          value={weekdays}
          onChange={(next) => next.length > 0 && onChange(writeUsualCron({ time, weekdays: next, day: null }), 'days')}
        />
      )}
      {kind === 'monthly' && (
        <div className={formClasses.row}>
          <span className={formClasses.quiet}>Day</span>
          <NumberInput
            className={formClasses.number ?? ''}
            aria-label="Day of the month"
            value={day ?? 1}
            min={1}
            max={31}
            clampBehavior="strict"
            allowDecimal={false}
            onChange={(next) =>
              next !== '' && onChange(writeUsualCron({ time, weekdays: [], day: Number(next) }), 'day')
            }
          />
          {(day ?? 1) > 28 && <span className={formClasses.quiet}>of the months that have one</span>}
        </div>
      )}
      {kind === 'cron' ? (
        <TextInput
          aria-label="Cron expression"
          placeholder="0 9 * * 1"
          value={cron}
          onChange={(event) => onChange(event.currentTarget.value, 'cron')}
        />
      ) : (
        <div className={formClasses.row}>
          <span className={formClasses.quiet}>at</span>
          <TextInput
            aria-label="Time of day"
            w={116}
            type="time"
            value={time}
            onChange={(event) =>
              event.currentTarget.value &&
              onChange(writeUsualCron({ time: event.currentTarget.value, weekdays, day }), 'time')
            }
          />
        </div>
      )}
    </div>
  )
}

const kindOf = ({ weekdays, day }: { weekdays: readonly number[]; day: number | null }): Kind =>
  day !== null ? 'monthly' : weekdays.length === 0 ? 'daily' : 'weekly'
