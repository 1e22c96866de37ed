import { Group, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useZone } from '../preview/useZone.ts'
import type { Days, Span } from './period.ts'
import { spanOf } from './period.ts'

interface DaysInputProps {
  days: Days
  onChange(days: Days, span: Span): void
}

/** Two days of the shop's calendar. Days the wrong way round are said and not counted: the numbers stay as they were. */
export function DaysInput({ days, onChange }: DaysInputProps) {
  const zone = useZone()
  const [typed, setTyped] = useState(days)
  const isWrong = isBackwards(typed)

  const change = (part: Days) => {
    const next = { ...typed, ...part }
    setTyped(next)
    if (!isBackwards(next)) onChange(next, spanOf(next, zone))
  }

  return (
    <div>
      <Group gap="xs" grow align="flex-start" wrap="nowrap">
        <TextInput
          label="First day"
          type="date"
          size="xs"
          value={typed.first ?? ''}
          onChange={(event) => change({ first: event.currentTarget.value })}
        />
        <TextInput
          label="Last day"
          type="date"
          size="xs"
          value={typed.last ?? ''}
          error={isWrong}
          onChange={(event) => change({ last: event.currentTarget.value })}
        />
      </Group>
      <Text size="xs" c={isWrong ? 'red' : 'dimmed'} mt={6} role={isWrong ? 'alert' : undefined}>
        {isWrong ? 'The last day lies before the first.' : `Days of ${zone}. Leave one empty for no end on that side.`}
      </Text>
    </div>
  )
}

// Days written like 2026-03-01 come in the order of their text.
const isBackwards = ({ first, last }: Days): boolean => Boolean(first && last && last < first)
