import type { Channel } from '../../shared/customer/customer.ts'
import { FormField } from '../editor/forms/FormField.tsx'
import type { FormLack } from '../editor/forms/formLack.ts'
import { errorAt } from '../editor/forms/formLack.ts'
import { TemplateInput } from '../editor/forms/TemplateInput.tsx'
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
  contentFields[channel].map(({ name, label, hint, ...input }) => (
    <FormField
      key={name}
      label={prefix === undefined ? label : `${prefix}: ${label.toLowerCase()}`}
      hint={hint}
      error={errorAt(lacks, name)}
    >
      {(id) => (
        <TemplateInput
          id={id}
          {...input}
          value={String(content[name] ?? '')}
          error={errorAt(lacks, name) !== undefined}
          onChange={(text) => onChange(name, text)}
        />
      )}
    </FormField>
  ))
