import classes from './forms.module.css'

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

interface WeekdayInputProps {
  /** 1 is Monday. */
  value: readonly number[]
  onChange(weekdays: number[]): void
}

/** Days of the week to press; none means any day. */
export function WeekdayInput({ value, onChange }: WeekdayInputProps) {
  return (
    <div className={classes.days}>
      {days.map((name, index) => {
        const day = index + 1
        const isOn = value.includes(day)
        return (
          <button
            key={name}
            type="button"
            className={classes.day}
            aria-label={name}
            aria-pressed={isOn}
            onClick={() => onChange(isOn ? value.filter((one) => one !== day) : [...value, day].sort((a, b) => a - b))}
          >
            {name.slice(0, 2)}
          </button>
        )
      })}
    </div>
  )
}
