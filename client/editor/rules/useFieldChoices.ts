import { useQuery } from '@tanstack/react-query'
import type { FieldAnswer } from '../../../shared/api/answers.ts'
import type { FieldType, FieldUnit } from '../../../shared/rules/fields.ts'
import { fields as catalogue, parseField } from '../../../shared/rules/fields.ts'
import { fieldsQuery } from '../../api/fields.ts'
import { writeValue } from './ruleTree.ts'

export interface FieldChoice {
  field: string
  label: string
  group: string
  type: FieldType
  unit: FieldUnit | null
  /** One that was really seen; empty where none was. */
  example: string
  /** The share of those looked at that have it, 0 to 1; null where nobody knows. */
  presence: number | null
}

/** Where in a flow rules stand: what they can look at differs. */
export interface RuleSetting {
  /** The event under test; its own properties come first. Empty: any event. */
  event?: string
  /** Before there is a journey, e.g. in a trigger, nothing of one can be asked. */
  hasJourney?: boolean
  hasEvent?: boolean
}

/** The fields that rules can name here: the catalogue, with the traits and properties that were really seen. */
export function useFieldChoices({ event = '', hasJourney = true, hasEvent = true }: RuleSetting): FieldChoice[] {
  const { data } = useQuery({ ...fieldsQuery(), retry: false })
  const seen = data?.fields.filter((field) => !field.field.endsWith('*')).map((field) => choiceOf(field, event)) ?? []
  const known = new Set(seen.map((choice) => choice.field))
  const basic = catalogue
    .filter((spec) => !spec.field.endsWith('*') && !known.has(spec.field))
    .map((spec) => ({ ...spec, example: '', presence: null }))
  const isOfEvent = new Set(
    data?.fields.filter((field) => field.events.length === 0 || field.events.includes(event)).map((one) => one.field),
  )
  return [...seen, ...basic].filter((choice) => {
    if (choice.group === 'Journey') return hasJourney
    if (choice.group === 'Event' && !hasEvent) return false
    // Where one event is named, it has no other name.
    if (choice.field === 'event.name') return event === ''
    const isForeign = choice.field.startsWith('event.properties.') && event !== '' && !isOfEvent.has(choice.field)
    return !isForeign
  })
}

/** What is known of one field: as it was seen, else as the catalogue has it. */
export function useField(field: string): Pick<FieldChoice, 'type' | 'unit'> {
  const { data } = useQuery({ ...fieldsQuery(), retry: false })
  const { type, unit = null } = data?.fields.find((one) => one.field === field) ?? parseField(field) ?? anything
  // The answer's units are those of the catalogue.
  return { type, unit: unit as FieldUnit | null }
}

const anything = { type: 'any', unit: null } as const

const choiceOf = ({ field, label, group, type, unit, examples, presence, presenceOn }: FieldAnswer, event: string) => ({
  field,
  label,
  group,
  type,
  // The answer's units are those of the catalogue.
  unit: unit as FieldUnit | null,
  example: writeValue(examples[0]),
  presence: presenceOn?.[event] ?? presence,
})

/** What somebody typed as fields that nobody has sent yet: a property or a trait of that name. */
export function typedFields(search: string, hasEvent: boolean): FieldChoice[] {
  const name = search.trim()
  if (!/^[\w.-]{1,80}$/.test(name)) return []
  const wished = /^(event|customer|journey|now|events)\./.test(name)
    ? [name]
    : [...(hasEvent ? [`event.properties.${name}`] : []), `customer.traits.${name}`]
  return wished.flatMap((field) => {
    const spec = parseField(field)
    return spec
      ? [{ ...spec, label: `${spec.label} (${kindOf(field)})`, group: 'As typed', example: '', presence: null }]
      : []
  })
}

const kindOf = (field: string): string =>
  field.startsWith('event.properties.') ? 'event property' : field.startsWith('customer.traits.') ? 'trait' : field
