import { Button, Textarea } from '@mantine/core'
import type { Given } from '../../../shared/flow/flowTest.ts'
import { readGiven } from '../preview/readGiven.ts'
import classes from './Drawer.module.css'

interface GivenAsJsonProps {
  text: string
  isBusy: boolean
  onText(text: string): void
  onRun(given: Partial<Given>, zone: unknown): void
}

/** An event, a tracking call, or a test's `given`, as JSON. */
export function GivenAsJson({ text, isBusy, onText, onRun }: GivenAsJsonProps) {
  const read = readGiven(text)
  return (
    <>
      <Textarea
        aria-label="An event, or what a test is given, as JSON"
        classNames={{ input: classes.code ?? '' }}
        spellCheck={false}
        value={text}
        error={read.ok ? undefined : read.message}
        onChange={(event) => onText(event.currentTarget.value)}
      />
      <Button
        size="xs"
        disabled={!read.ok}
        loading={isBusy}
        onClick={() => read.ok && onRun(read.given, read.given.customer?.traits.timezone)}
      >
        Preview this
      </Button>
    </>
  )
}
