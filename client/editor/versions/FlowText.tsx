import { useMemo } from 'react'
import { writeFlow } from '../../../shared/flow/canonical.ts'
import { unifiedDiff } from '../../../shared/flow/compare/diffLines.ts'
import type { Flow } from '../../../shared/flow/flow.ts'
import classes from './Overlay.module.css'

interface FlowTextProps {
  before: Flow | undefined
  after: Flow
  names: { before: string; after: string }
}

const kinds: Record<string, string> = { '+': 'added', '-': 'removed', '@': 'place' }

/** The flow file, or how two of them differ, as `diff -u` writes it. */
export function FlowText({ before, after, names }: FlowTextProps) {
  const text = useMemo(
    () => (before ? unifiedDiff(writeFlow(before), writeFlow(after), names) : writeFlow(after)),
    [before, after, names],
  )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling text must be reachable by the keyboard
    <section className={classes.text} tabIndex={0} aria-label={before ? 'Difference as text' : 'Flow file'}>
      <pre>{before ? <Marked text={text || 'Both files are the same.'} /> : text}</pre>
    </section>
  )
}

function Marked({ text }: { text: string }) {
  return text.split('\n').map((line, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one text have no other name
    <span key={at} data-kind={kinds[line.charAt(0)]}>
      {`${line}\n`}
    </span>
  ))
}
