import { Portal } from '@mantine/core'
import type { KeyboardEvent, RefObject } from 'react'
import { useLayoutEffect, useRef, useState } from 'react'
import classes from './Completion.module.css'
import { caretPlace } from './caretPlace.ts'
import type { Completing } from './completionAt.ts'
import { filters } from './filters.ts'
import { useTemplateFields } from './useTemplateFields.ts'

interface CompletionProps {
  id: string
  completing: Completing
  input: RefObject<HTMLInputElement | HTMLTextAreaElement | null>
  /** Set to what takes the keys as long as the list is there: true where a key was meant for it. */
  keys: RefObject<((event: KeyboardEvent) => boolean) | null>
  onChoose(name: string): void
}

interface Option {
  name: string
  insert: string
  label: string
  detail: string
}

const most = 40
const heightPx = 268

/** What can follow in a template, under the cursor: fields with what was seen of them, or filters with what they do. */
export function Completion({ id, completing, input, keys, onChoose }: CompletionProps) {
  const options = useOptions(completing)
  const [active, setActive] = useState(0)
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const at = Math.min(active, options.length - 1)

  useLayoutEffect(() => {
    const field = input.current
    if (!field) return
    const { left, top, bottom } = caretPlace(field, completing.from)
    const goesUp = bottom + heightPx > window.innerHeight && top > heightPx
    setPlace({ left: Math.min(left, window.innerWidth - 330), top: goesUp ? top - heightPx : bottom + 4 })
  }, [input, completing.from])

  useLayoutEffect(() => {
    keys.current = ({ key }) => {
      const option = options[at]
      if (!option) return false
      if (key === 'ArrowDown') setActive((at + 1) % options.length)
      else if (key === 'ArrowUp') setActive((at + options.length - 1) % options.length)
      else if (key === 'Enter' || key === 'Tab') onChoose(option.insert)
      else return false
      return true
    }
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' })
    input.current?.setAttribute('aria-activedescendant', `${id} ${at}`)
    return () => {
      keys.current = null
      input.current?.removeAttribute('aria-activedescendant')
    }
  })

  if (options.length === 0 || !place) return null
  return (
    <Portal>
      <div ref={list} id={id} className={classes.list} style={place} role="listbox" aria-label="What can follow">
        {options.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the input, which keeps the focus
          <div
            key={option.name}
            id={`${id} ${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className={classes.option}
            // The input keeps the focus, and its cursor.
            onMouseDown={(event) => event.preventDefault()}
            onMouseMove={() => setActive(index)}
            onClick={() => onChoose(option.insert)}
          >
            <span>
              {option.label}
              <code>{option.name}</code>
            </span>
            <small>{option.detail}</small>
          </div>
        ))}
      </div>
    </Portal>
  )
}

/** What fits what was typed: first what begins so, then what holds it. */
function useOptions({ kind, typed }: Completing): Option[] {
  const fields = useTemplateFields()
  const all: Option[] =
    kind === 'filter'
      ? filters.map(({ name, insert, does }) => ({ name, insert, label: name, detail: does }))
      : fields.map(({ liquid, label, example }) => ({
          name: liquid,
          insert: liquid,
          label,
          detail: example === '' ? '' : `e.g. ${example.slice(0, 24)}`,
        }))
  const wanted = typed.toLowerCase()
  const rank = ({ name, label }: Option) =>
    [name, label].some((text) => text.toLowerCase().startsWith(wanted))
      ? 0
      : `${name} ${label}`.toLowerCase().includes(wanted)
        ? 1
        : 2
  // What is there in full needs no list.
  if (all.some(({ name }) => name === typed)) return []
  return all
    .filter((option) => rank(option) < 2)
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, most)
}
