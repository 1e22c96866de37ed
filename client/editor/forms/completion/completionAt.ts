/** What somebody is typing in a template: the name of a field, or of a filter behind one. */
export interface Completing {
  kind: 'field' | 'filter'
  /** Where its name begins. */
  from: number
  typed: string
}

const openOutput = /\{\{-?((?:(?!\}\}).)*)$/s
const quoted = /(["'])(?:(?!\1).)*$/
const name = /[\w.[\]-]*$/

/** What can be completed at the cursor; null outside of `{{ … }}`, and inside a text in quotes. */
export function completionAt(text: string, cursor: number): Completing | null {
  const output = openOutput.exec(text.slice(0, cursor))?.[1]
  if (output === undefined) return null
  const parts = output.split('|')
  const last = parts.at(-1) ?? ''
  const typed = name.exec(last)?.[0] ?? ''
  // A second name in a row is no field and no filter, but what a filter takes; and `["first name"]` is left alone.
  const isFirst = last.slice(0, last.length - typed.length).trim() === ''
  if (!isFirst || quoted.test(last)) return null
  return { kind: parts.length > 1 ? 'filter' : 'field', from: cursor - typed.length, typed }
}

/** The template with the name put in, closed where it was open, and where the cursor goes. */
export function complete(
  text: string,
  { from, typed, kind }: Completing,
  chosen: string,
): { text: string; cursor: number } {
  const before = text.slice(0, from)
  const after = text.slice(from + typed.length)
  const space = /[\s-]$/.test(before) ? '' : ' '
  const isClosed = /^[^{]*?\}\}/.test(after)
  const put = `${before}${space}${chosen}`
  if (isClosed) return { text: put + after, cursor: put.length }
  const end = `${put} }}`
  // A filter may follow a field, and a filter may take a value: both are typed before the end.
  return { text: end + after, cursor: kind === 'filter' ? put.length : end.length }
}
