import { useFieldChoices } from '../../rules/useFieldChoices.ts'

/** A field as Liquid reads it. */
export interface TemplateField {
  liquid: string
  label: string
  example: string
}

/** The fields that a message can name. */
export const useTemplateFields = (): TemplateField[] =>
  useFieldChoices({ hasJourney: false })
    .filter(({ field }) => /^(customer|event)\./.test(field))
    .map(({ field, label, example }) => ({ liquid: liquidName(field), label, example }))

/** Liquid reads a name of letters by a dot, any other in brackets. */
const liquidName = (field: string): string =>
  field
    .split('.')
    .map((part, at) => (/^\w+$/.test(part) ? `${at === 0 ? '' : '.'}${part}` : `["${part}"]`))
    .join('')
