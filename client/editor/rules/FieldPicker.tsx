import type { ComboboxItem, ComboboxItemGroup, OptionsFilter } from '@mantine/core'
import { Select } from '@mantine/core'
import { useState } from 'react'
import type { FieldType } from '../../../shared/rules/fields.ts'
import { parseField } from '../../../shared/rules/fields.ts'
import { FieldOption } from './FieldOption.tsx'
import type { FieldChoice, RuleSetting } from './useFieldChoices.ts'
import { typedFields, useFieldChoices } from './useFieldChoices.ts'
import { useUnitWords } from './useUnitWords.ts'

interface FieldPickerProps {
  value: string
  setting: RuleSetting
  label: string
  /** Only fields that can hold such a value. */
  only?: 'date'
  onChange(field: string, type: FieldType): void
}

/** Which field a rule is about: grouped, searchable, with what was seen in it; a name nobody has sent yet can be typed. */
export function FieldPicker({ value, setting, label, only, onChange }: FieldPickerProps) {
  const [search, setSearch] = useState('')
  const fits = (type: string) => only === undefined || type === only || type === 'any'
  const known = useFieldChoices(setting)
  const unitOf = useUnitWords()
  const isNew = value !== '' && !known.some((choice) => choice.field === value)
  const offered = [...known, ...typedFields(search, setting.hasEvent ?? true)].filter((choice) => fits(choice.type))
  // What is in use or was seen comes first; the same field as typed is the same field.
  const unique = new Map([...(isNew ? [inUse(value)] : []), ...offered].toReversed().map((one) => [one.field, one]))
  const choices = [...unique.values()].toReversed()
  const groups = [...Map.groupBy(choices, (choice) => choice.group)].map(([group, members]) => ({
    group: group === 'Event' && setting.event ? setting.event : group,
    items: members.toSorted(byPresence).map((choice) => ({ value: choice.field, label: choice.label })),
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
      onChange={(field) => field && onChange(field, unique.get(field)?.type ?? 'any')}
      nothingFoundMessage="Type the name of a property or a trait"
      allowDeselect={false}
      maxDropdownHeight={360}
      comboboxProps={{ width: 320, position: 'bottom-start' }}
      filter={byWordsIn(unique)}
      renderOption={({ option }) => {
        const choice = unique.get(option.value)
        return choice && <FieldOption choice={choice} unit={unitOf(choice.unit)} />
      }}
    />
  )
}

/** A field that stands in the rules, though nobody has sent it yet. */
const inUse = (field: string): FieldChoice => ({
  type: 'any',
  unit: null,
  ...parseField(field),
  field,
  label: parseField(field)?.label ?? field,
  group: 'In use',
  example: '',
  presence: null,
})

/** What most have comes first; fields of the catalogue have an order of their own. */
const byPresence = (a: FieldChoice, b: FieldChoice): number =>
  [a, b].every(({ field }) => /^(event\.properties|customer\.traits)\./.test(field))
    ? (b.presence ?? 0) - (a.presence ?? 0)
    : 0

/** Finds a field by every word that is typed, in what it is called here and in the file, in its group, or in what was seen of it. */
const byWordsIn =
  (choices: ReadonlyMap<string, FieldChoice>): OptionsFilter =>
  ({ options, search }) => {
    const words = search.toLowerCase().split(/\s+/)
    const isFound = ({ value, label }: ComboboxItem) => {
      const { field = value, group = '', example = '' } = choices.get(value) ?? {}
      const text = `${label} ${field} ${group} ${example}`.toLowerCase()
      return words.every((word) => text.includes(word))
    }
    // The list of fields is given in groups.
    return (options as ComboboxItemGroup<ComboboxItem>[]).map((group) => ({
      ...group,
      items: group.items.filter(isFound),
    }))
  }
