import { TextInput } from '@mantine/core'
import type { ChangeEvent, KeyboardEvent } from 'react'
import { lazy, Suspense, useCallback, useLayoutEffect, useRef, useState } from 'react'
import { GrowingTextarea } from '../../ui/GrowingTextarea.tsx'
import type { Completing } from './completion/completionAt.ts'
import { complete, completionAt } from './completion/completionAt.ts'
import { InsertField } from './InsertField.tsx'
import classes from './TemplateInput.module.css'

// It comes with the first {{.
const Completion = lazy(() => import('./completion/Completion.tsx').then((it) => ({ default: it.Completion })))

interface TemplateInputProps {
  id: string
  value: string
  placeholder?: string
  rows?: number
  error?: boolean
  onChange(value: string): void
}

type Field = HTMLInputElement & HTMLTextAreaElement

/** Text with Liquid in it. After `{{` it offers what can follow; a menu puts a field where the cursor is. */
export function TemplateInput({ id, value, placeholder, rows, error = false, onChange }: TemplateInputProps) {
  const input = useRef<Field>(null)
  const keys = useRef<((event: KeyboardEvent) => boolean) | null>(null)
  const cursor = useRef<number | null>(null)
  const [completing, setCompleting] = useState<Completing | null>(null)
  const listId = `${id} completion`

  const newest = useRef(onChange)
  useLayoutEffect(() => {
    newest.current = onChange
    const field = input.current
    if (cursor.current === null || !field) return
    field.setSelectionRange(cursor.current, cursor.current)
    // A browser moves the text along with what is typed, not with what is put.
    if (cursor.current === field.value.length) field.scrollLeft = field.scrollWidth
    cursor.current = null
  })

  const put = useCallback((text: string, next: number) => {
    cursor.current = next
    setCompleting(null)
    input.current?.focus()
    newest.current(text)
  }, [])
  const insert = useCallback(
    (liquid: string) => {
      const { value = '', selectionStart, selectionEnd } = input.current ?? {}
      const before = value.slice(0, selectionStart ?? value.length) + liquid
      put(before + value.slice(selectionEnd ?? value.length), before.length)
    },
    [put],
  )
  const choose = (name: string) => {
    if (!completing) return
    const done = complete(value, completing, name)
    put(done.text, done.cursor)
  }

  const common = {
    id,
    ref: input,
    value,
    'aria-invalid': error,
    'aria-autocomplete': 'list' as const,
    'aria-controls': completing ? listId : undefined,
    autoComplete: 'off',
    ...(placeholder ? { placeholder } : {}),
    onChange: ({ currentTarget }: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      setCompleting(completionAt(currentTarget.value, currentTarget.selectionStart ?? 0))
      onChange(currentTarget.value)
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (!completing) return
      if (keys.current?.(event)) event.preventDefault()
      else if (/^(Escape|Arrow(Left|Right)|Home|End)$/.test(event.key)) setCompleting(null)
    },
    onBlur: () => setCompleting(null),
  }
  return (
    <div className={classes.template}>
      {rows ? <GrowingTextarea {...common} minRows={rows} maxRows={18} /> : <TextInput {...common} />}
      <InsertField onInsert={insert} />
      {completing && (
        <Suspense fallback={null}>
          <Completion
            key={completing.from}
            id={listId}
            completing={completing}
            input={input}
            keys={keys}
            onChoose={choose}
          />
        </Suspense>
      )}
    </div>
  )
}
