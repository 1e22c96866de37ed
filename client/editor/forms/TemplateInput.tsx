import { Textarea, TextInput } from '@mantine/core'
import { useCallback, useLayoutEffect, useRef } from 'react'
import { InsertField } from './InsertField.tsx'
import classes from './TemplateInput.module.css'

interface TemplateInputProps {
  id: string
  value: string
  placeholder?: string
  rows?: number
  error?: boolean
  onChange(value: string): void
}

/** Text with Liquid in it, and a menu that puts a field where the cursor is. */
export function TemplateInput({ id, value, placeholder, rows, error = false, onChange }: TemplateInputProps) {
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null)

  const newest = useRef(onChange)
  useLayoutEffect(() => {
    newest.current = onChange
  })
  const insert = useCallback((liquid: string) => {
    const { value = '', selectionStart, selectionEnd } = input.current ?? {}
    newest.current(value.slice(0, selectionStart ?? value.length) + liquid + value.slice(selectionEnd ?? value.length))
  }, [])

  const common = {
    id,
    ref: input,
    value,
    'aria-invalid': error,
    ...(placeholder ? { placeholder } : {}),
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  }
  return (
    <div className={classes.template}>
      {rows ? <Textarea {...common} autosize minRows={rows} maxRows={18} /> : <TextInput {...common} />}
      <InsertField onInsert={insert} />
    </div>
  )
}
