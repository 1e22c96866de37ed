import {
  IconAsterisk,
  IconCalendar,
  IconHash,
  IconLetterCase,
  IconListDetails,
  IconToggleLeft,
} from '@tabler/icons-react'
import type { FieldType } from '../../../shared/rules/fields.ts'
import classes from './FieldPicker.module.css'
import type { FieldChoice } from './useFieldChoices.ts'

const types: Record<FieldType, { Sign: typeof IconHash; word: string }> = {
  text: { Sign: IconLetterCase, word: 'text' },
  number: { Sign: IconHash, word: 'number' },
  boolean: { Sign: IconToggleLeft, word: 'yes or no' },
  date: { Sign: IconCalendar, word: 'date' },
  list: { Sign: IconListDetails, word: 'list' },
  any: { Sign: IconAsterisk, word: 'anything' },
}

interface FieldOptionProps {
  choice: FieldChoice
  /** What stands behind its numbers. */
  unit: string
}

/** A field to choose: what it is called, what it holds, one that was seen, and how many have it. */
export function FieldOption({ choice: { field, label, type, example, presence }, unit }: FieldOptionProps) {
  const { Sign, word } = types[type]
  const share = presence === null ? null : Math.round(presence * 100)
  return (
    <span className={classes.option} title={field}>
      <Sign size={15} stroke={1.75} aria-hidden />
      <span className={classes.words}>
        {label}
        <small>
          {word}
          {unit && ` in ${unit}`}
          {example && `, e.g. ${example.slice(0, 40)}`}
        </small>
      </span>
      {share !== null && (
        <small className={classes.presence} title={`${share} % of those looked at have it`}>
          {share} %
          <i aria-hidden="true">
            <i style={{ width: `${share}%` }} />
          </i>
        </small>
      )}
    </span>
  )
}
