import { memo, useCallback } from 'react'
import type { Channel } from '../../shared/customer/customer.ts'
import { FormField } from '../editor/forms/FormField.tsx'
import type { FormLack } from '../editor/forms/formLack.ts'
import { errorAt } from '../editor/forms/formLack.ts'
import { TemplateInput } from '../editor/forms/TemplateInput.tsx'
import type { ContentField as Field } from './contentFields.ts'
import { contentFields } from './contentFields.ts'

interface ContentFieldsProps {
  channel: Channel
  content: Readonly<Record<string, unknown>>
  lacks: readonly FormLack[]
  /** What the labels begin with, where several channels stand in one form. */
  prefix?: string
  onChange(name: string, text: string): void
}

/** The texts of a message on one channel. */
export const ContentFields = ({ channel, content, lacks, prefix, onChange }: ContentFieldsProps) =>
  contentFields[channel].map((field) => (
    <ContentField
      key={field.name}
      field={field}
      prefix={prefix}
      text={String(content[field.name] ?? '')}
      error={errorAt(lacks, field.name)}
      onChange={onChange}
    />
  ))

interface ContentFieldProps extends Pick<ContentFieldsProps, 'onChange'> {
  field: Field
  prefix: string | undefined
  text: string
  error: FormLack | undefined
}

/** Typing in another field leaves it alone, as long as `onChange` stays the same. */
const ContentField = memo(function ContentField({ field, prefix, text, error, onChange }: ContentFieldProps) {
  const { name, label, hint, ...input } = field
  return (
    <FormField label={prefix === undefined ? label : `${prefix}: ${label.toLowerCase()}`} hint={hint} error={error}>
      {(id) => (
        <TemplateInput
          id={id}
          {...input}
          value={text}
          error={error !== undefined}
          onChange={(next) => onChange(name, next)}
        />
      )}
    </FormField>
  )
})

/** Writes a text of a message into the settings of its node. */
export const useWriting = (
  onChange: (patch: { [name: string]: string }, field: string) => void,
): ContentFieldsProps['onChange'] => useCallback((name, text) => onChange({ [name]: text }, name), [onChange])
