import { useQuery } from '@tanstack/react-query'
import type { FieldAnswer } from '../../../shared/api/answers.ts'
import type { FieldType } from '../../../shared/rules/fields.ts'
import { fields as catalogue, parseField } from '../../../shared/rules/fields.ts'
import { fieldsQuery } from '../../api/fields.ts'

export interface FieldChoice {
  field: string
  label: string
  group: string
  type: FieldType
  hint: string
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
  const seen = data?.fields.filter((field) => !field.field.endsWith('*')).map(choiceOf) ?? []
  const known = new Set(seen.map((choice) => choice.field))
  const basic = catalogue
    .filter((spec) => !spec.field.endsWith('*') && !known.has(spec.field))
    .map((spec) => ({ ...spec, hint: '' }))
  const isOfEvent = new Set(
    data?.fields.filter((field) => field.events.length === 0 || field.events.includes(event)).map((one) => one.field),
  )
  return [...seen, ...basic].filter((choice) => {
    if (choice.group === 'Journey') return hasJourney
    if (choice.group === 'Event' && !hasEvent) return false
    const isForeign = choice.field.startsWith('event.properties.') && event !== '' && !isOfEvent.has(choice.field)
    return !isForeign
  })
}

const choiceOf = ({ field, label, group, type, presence, examples }: FieldAnswer): FieldChoice => ({
  field,
  label,
  group,
  type,
  hint: [
    presence === null ? '' : `${Math.round(presence * 100)} %`,
    examples[0] === undefined ? '' : `e.g. ${String(examples[0]).slice(0, 18)}`,
  ]
    .filter((part) => part !== '')
    .join(' · '),
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
    return spec ? [{ ...spec, label: `${spec.label} (${kindOf(field)})`, group: 'As typed', hint: '' }] : []
  })
}

const kindOf = (field: string): string =>
  field.startsWith('event.properties.') ? 'event property' : field.startsWith('customer.traits.') ? 'trait' : field
