type Field = HTMLInputElement | HTMLTextAreaElement

/** Everything that decides where a character is drawn. */
const looks = [
  'borderLeftWidth',
  'borderTopWidth',
  'boxSizing',
  'fontFamily',
  'fontSize',
  'fontWeight',
  'letterSpacing',
  'lineHeight',
  'paddingLeft',
  'paddingRight',
  'paddingTop',
  'tabSize',
  'width',
] as const

/** Where a character of an input is drawn in the window: a browser tells it of text on a page only, so the text is laid out a second time. */
export function caretPlace(field: Field, at: number): { left: number; top: number; bottom: number } {
  const style = getComputedStyle(field)
  const copy = document.createElement('div')
  for (const look of looks) copy.style[look] = style[look]
  const isLine = field instanceof HTMLInputElement
  Object.assign(copy.style, {
    position: 'fixed',
    left: '0',
    top: '0',
    visibility: 'hidden',
    whiteSpace: isLine ? 'pre' : 'pre-wrap',
    overflowWrap: 'break-word',
  })
  const mark = document.createElement('span')
  mark.textContent = '\u200b'
  copy.append(field.value.slice(0, at), mark)
  document.body.append(copy)
  const place = mark.getBoundingClientRect()
  copy.remove()
  const box = field.getBoundingClientRect()
  const top = isLine ? box.top : box.top + place.top - field.scrollTop
  const left = box.left + place.left - field.scrollLeft
  return {
    left: Math.min(left, box.right - 20),
    top: Math.max(top, box.top),
    bottom: isLine ? box.bottom : Math.min(top + place.height, box.bottom),
  }
}
