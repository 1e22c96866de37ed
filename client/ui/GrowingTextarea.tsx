import type { TextareaProps } from '@mantine/core'
import { Textarea } from '@mantine/core'
import classes from './GrowingTextarea.module.css'

interface GrowingTextareaProps extends Omit<TextareaProps, 'autosize' | 'rows' | 'classNames' | 'styles'> {
  minRows: number
  maxRows: number
}

/** A text area as tall as its text, within limits. */
export const GrowingTextarea = ({ minRows, maxRows, ...props }: GrowingTextareaProps) =>
  growsByItself ? (
    <Textarea
      {...props}
      classNames={{ input: classes.growing ?? '' }}
      styles={{ input: { '--least-rows': minRows, '--most-rows': maxRows } }}
    />
  ) : (
    <Textarea {...props} autosize minRows={minRows} maxRows={maxRows} />
  )

// Where the browser can do it: measured in a script it costs a layout of the page for each text area that appears, and at each letter.
const growsByItself = globalThis.CSS?.supports('field-sizing', 'content') ?? false
