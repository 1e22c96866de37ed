import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { JsonValue } from '../../../shared/json.ts'
import classes from './forms.module.css'
import { useHalfFilled } from './useHalfFilled.ts'

interface KeyValuesProps {
  value: Readonly<Record<string, JsonValue>>
  /** What one line is, e.g. `header`. */
  noun: string
  keyPlaceholder: string
  valuePlaceholder: string
  onChange(value: Record<string, JsonValue>): void
}

type Line = readonly [key: string, value: string]

/** Names with values, line by line. A line without a name, or with one that is there already, stays here and out of the flow. */
export function KeyValues({ value, noun, keyPlaceholder, valuePlaceholder, onChange }: KeyValuesProps) {
  const { kept, keep } = useHalfFilled<Line[]>(noun)
  const [lines, setLines] = useState(() => {
    const half = kept()
    return half && isSame(objectOf(half), value) ? half : linesOf(value)
  })
  const [seen, setSeen] = useState(value)
  if (seen !== value) {
    setSeen(value)
    if (!isSame(objectOf(lines), value)) setLines(linesOf(value))
  }

  const put = (next: Line[]) => {
    setLines(next)
    keep(next.some((line, at) => isHalf(line, at, next)) ? next : null)
    const object = objectOf(next)
    if (!isSame(object, value)) onChange(object)
  }
  const change = (at: number, line: Line) => put(lines.map((old, index) => (index === at ? line : old)))

  return (
    <>
      <div className={classes.pairs}>
        {lines.map(([key, text], at) => [
          <TextInput
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place; its name changes while it is typed
            key={`${at} name`}
            aria-label={`Name of ${noun} ${at + 1}`}
            placeholder={keyPlaceholder}
            value={key}
            onChange={(event) => change(at, [event.currentTarget.value, text])}
          />,
          <TextInput
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            key={`${at} value`}
            aria-label={`Value of ${noun} ${at + 1}`}
            placeholder={valuePlaceholder}
            value={text}
            onChange={(event) => change(at, [key, event.currentTarget.value])}
          />,
          <ActionIcon
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            key={`${at} remove`}
            variant="subtle"
            color="gray"
            aria-label={`Remove ${noun} ${at + 1}`}
            onClick={() => put(lines.filter((_, index) => index !== at))}
          >
            <IconX size={15} aria-hidden />
          </ActionIcon>,
          text !== '' && isHalf([key, text], at, lines) && (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <p key={`${at} half`} className={classes.half}>
              {key.trim() === ''
                ? `Give it a name. Until then it is not part of the flow.`
                : `“${key.trim()}” stands below too, and that value counts. Give one of them another name.`}
            </p>
          ),
        ])}
      </div>
      <Button
        className={lines.length > 0 ? (classes.add ?? '') : ''}
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => setLines([...lines, ['', '']])}
      >
        Add a {noun}
      </Button>
    </>
  )
}

/** Whether a line cannot stand in the flow: it has no name, or the same as a later one. */
const isHalf = ([key]: Line, at: number, lines: readonly Line[]): boolean =>
  key.trim() === '' || lines.slice(at + 1).some(([other]) => other.trim() === key.trim())

const isSame = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b)

const linesOf = (value: Readonly<Record<string, JsonValue>>): Line[] =>
  Object.entries(value).map(([key, one]) => [key, typeof one === 'string' ? one : JSON.stringify(one)])

/** Text that is JSON for a number, a truth value or null is that; everything else, Liquid included, is text. */
const objectOf = (lines: readonly Line[]): Record<string, JsonValue> =>
  Object.fromEntries(lines.filter(([key]) => key.trim() !== '').map(([key, text]) => [key.trim(), readText(text)]))

const readText = (text: string): JsonValue =>
  /^(-?\d+(\.\d+)?|true|false|null|[[{].*[\]}])$/.test(text) && !text.includes('{{') ? parsed(text) : text

function parsed(text: string): JsonValue {
  try {
    // JSON.parse answers JSON.
    return JSON.parse(text) as JsonValue
  } catch {
    return text
  }
}
