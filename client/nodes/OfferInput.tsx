import { NumberInput } from '@mantine/core'
import type { JsonValue } from '../../shared/json.ts'
import { DurationInput } from '../editor/forms/DurationInput.tsx'
import { TemplateInput } from '../editor/forms/TemplateInput.tsx'
import type { OfferField } from './offerKinds.ts'

interface OfferInputProps {
  id: string
  field: OfferField
  value: JsonValue | undefined
  /** Undefined where nothing is said any more. */
  onChange(value: JsonValue | undefined): void
}

/** One thing that an offer says of itself. A text where a number is meant, Liquid for one, stays a text. */
export function OfferInput({ id, field: { label, input, placeholder }, value, onChange }: OfferInputProps) {
  if (input === 'duration')
    return (
      <DurationInput
        id={id}
        label={label}
        value={typeof value === 'string' ? value : ''}
        onChange={(length) => onChange(length || undefined)}
      />
    )
  if (input === 'text' || typeof value === 'string')
    return (
      <TemplateInput
        id={id}
        value={value === undefined ? '' : String(value)}
        {...(placeholder && { placeholder })}
        onChange={(text) => onChange(text || undefined)}
      />
    )
  return (
    <NumberInput
      id={id}
      w={140}
      min={0}
      allowNegative={false}
      hideControls
      {...(input === 'percent' && { suffix: ' %', max: 100 })}
      value={typeof value === 'number' ? value : ''}
      onChange={(number) => onChange(number === '' ? undefined : Number(number))}
    />
  )
}
