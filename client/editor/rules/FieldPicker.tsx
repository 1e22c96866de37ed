import { Select } from '@mantine/core'
import { useState } from 'react'
import { parseField } from '../../../shared/rules/fields.ts'
import classes from './FieldPicker.module.css'
import type { RuleSetting } from './useFieldChoices.ts'
import { typedFields, useFieldChoices } from './useFieldChoices.ts'

interface FieldPickerProps {
  value: string
  setting: RuleSetting
  label: string
  /** Only fields that can hold such a value. */
  only?: 'date'
  onChange(field: string): void
}

/** Which field a rule is about: grouped, searchable, with what was seen in it; a name nobody has sent yet can be typed. */
export function FieldPicker({ value, setting, label, only, onChange }: FieldPickerProps) {
  const [search, setSearch] = useState('')
  const fits = (type: string) => only === undefined || type === only || type === 'any'
  const known = useFieldChoices(setting)
  const isNew = value !== '' && !known.some((choice) => choice.field === value)
  const inUse = { field: value, label: parseField(value)?.label ?? value, group: 'In use', hint: '' }
  const offered = [...known, ...typedFields(search, setting.hasEvent ?? true)].filter((choice) => fits(choice.type))
  // What is in use or was seen comes first; the same field as typed is the same field.
  const unique = new Map([...(isNew ? [inUse] : []), ...offered].toReversed().map((choice) => [choice.field, choice]))
  const choices = [...unique.values()].toReversed()
  const hints = new Map(choices.map((choice) => [choice.field, choice.hint]))
  const groups = [...Map.groupBy(choices, (choice) => choice.group)].map(([group, members]) => ({
    group,
    items: members.map((choice) => ({ value: choice.field, label: choice.label })),
  }))

  return (
    <Select
      aria-label={label}
      placeholder="Choose a field"
      data={groups}
      value={value || null}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      onChange={(field) => field && onChange(field)}
      nothingFoundMessage="Type the name of a property or a trait"
      allowDeselect={false}
      maxDropdownHeight={320}
      comboboxProps={{ width: 280, position: 'bottom-start' }}
      renderOption={({ option }) => (
        <span className={classes.option} title={option.value}>
          {option.label}
          <small>{hints.get(option.value)}</small>
        </span>
      )}
    />
  )
}
