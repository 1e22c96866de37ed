import { Autocomplete, NumberInput, Select, TagsInput, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { JsonValue } from '../../../shared/json.ts'
import { segmentsField } from '../../../shared/rules/segmentsNamed.ts'
import { fieldsQuery } from '../../api/fields.ts'
import { SegmentSelect } from '../../segments/SegmentSelect.tsx'
import { DurationInput } from '../forms/DurationInput.tsx'
import { valueShape } from './operatorWords.ts'
import classes from './rules.module.css'
import { readValue, writeValue } from './ruleTree.ts'
import { SegmentsInput } from './SegmentsInput.tsx'
import { useField } from './useFieldChoices.ts'
import { useUnitWords } from './useUnitWords.ts'

interface ValueInputProps {
  field: string
  operator: string
  value: JsonValue | undefined
  onChange(value: JsonValue): void
}

/** What a field is compared with, in the control that its type and its operator ask for. */
export function ValueInput({ field, operator, value, onChange }: ValueInputProps) {
  const shape = valueShape(operator)
  if (shape === 'none') return null
  if (shape === 'duration') return <DurationInput label="How long" value={writeValue(value)} onChange={onChange} />
  if (shape === 'many') return <ManyInput field={field} value={value} onChange={onChange} />
  if (shape === 'one') return <OneInput field={field} value={value} label="Value" onChange={onChange} />
  const [low = null, high = null] = Array.isArray(value) ? value : []
  return (
    <div className={classes.pair}>
      <OneInput field={field} value={low} label="From" onChange={(next) => onChange([next, high])} />
      <span>and</span>
      <OneInput field={field} value={high} label="To" onChange={(next) => onChange([low, next])} />
    </div>
  )
}

interface OneInputProps extends Omit<ValueInputProps, 'operator'> {
  label: string
}

function OneInput({ field, value, label, onChange }: OneInputProps) {
  const { type, unit } = useField(field)
  const unitWord = useUnitWords()(unit)
  const suggestions = useSuggestions(type === 'text' || type === 'any' || type === 'list' ? field : null)
  if (field === segmentsField) return <SegmentSelect label={label} value={writeValue(value)} onChange={onChange} />
  if (type === 'boolean') return <YesNo label={label} value={value} onChange={onChange} />
  if (unit === 'weekday') return <Weekday label={label} value={value} onChange={onChange} />
  if (type === 'number')
    return (
      <NumberInput
        aria-label={label}
        value={typeof value === 'number' ? value : writeValue(value)}
        placeholder="0"
        hideControls
        rightSection={unitWord && <span className={classes.unit}>{unitWord}</span>}
        rightSectionWidth={unitWord ? unitWord.length * 7 + 14 : 0}
        onChange={onChange}
      />
    )
  if (type === 'date')
    return (
      <TextInput
        aria-label={label}
        type="date"
        value={writeValue(value).slice(0, 10)}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    )
  return (
    <Autocomplete
      aria-label={label}
      placeholder="Value"
      value={writeValue(value)}
      data={suggestions}
      maxDropdownHeight={220}
      onChange={(text) => onChange(readValue(text))}
    />
  )
}

type PartProps = Omit<OneInputProps, 'field'>

function YesNo({ label, value, onChange }: PartProps) {
  return (
    <Select
      aria-label={label}
      data={[
        { value: 'true', label: 'yes' },
        { value: 'false', label: 'no' },
      ]}
      value={typeof value === 'boolean' ? String(value) : null}
      placeholder="Choose"
      allowDeselect={false}
      onChange={(chosen) => onChange(chosen === 'true')}
    />
  )
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

function Weekday({ label, value, onChange }: PartProps) {
  return (
    <Select
      aria-label={label}
      data={weekdays.map((name, day) => ({ value: String(day + 1), label: name }))}
      value={writeValue(value) || null}
      placeholder="Choose"
      allowDeselect={false}
      onChange={(chosen) => onChange(Number(chosen))}
    />
  )
}

function ManyInput({ field, value, onChange }: Omit<ValueInputProps, 'operator'>) {
  const suggestions = useSuggestions(field)
  const members = Array.isArray(value) ? value.map(writeValue) : []
  if (field === segmentsField) return <SegmentsInput value={members} onChange={onChange} />
  return (
    <TagsInput
      aria-label="Values"
      placeholder="Add a value"
      value={members}
      data={suggestions}
      onChange={(texts) => onChange(texts.map(readValue))}
    />
  )
}

/** The most frequent values that were really seen. */
function useSuggestions(field: string | null): string[] {
  const { data } = useQuery({ ...fieldsQuery(field ?? ''), enabled: field !== null && field !== '', retry: false })
  return [...new Set(data?.values.map(writeValue))].filter((text) => text !== '')
}
