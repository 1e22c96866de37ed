/**
 * Breaks a text into lines that fit a width; what is left over after the last line is cut with an ellipsis.
 *
 * @param measure how wide a text is drawn, in the unit of `width`.
 */
export function wrapText(text: string, width: number, most: number, measure: (text: string) => number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).filter((one) => one !== '')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (measure(longer) <= width || line === '') line = longer
    else {
      lines.push(line)
      line = word
    }
  }
  if (line !== '') lines.push(line)
  const kept = lines.slice(0, most)
  const last = kept.length - 1
  return kept.map((one, at) => {
    const isCut = at === last && lines.length > most
    return isCut || measure(one) > width ? cut(one, width, measure) : one
  })
}

function cut(text: string, width: number, measure: (text: string) => number): string {
  let kept = text
  while (kept !== '' && measure(`${kept}…`) > width) kept = kept.slice(0, -1)
  return `${kept.trimEnd()}…`
}
