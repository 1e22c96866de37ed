/** The JSON object in a text, also after what mail programs do to it; null where there is none. */
export function jsonInText(text: string): unknown {
  const plain = text
    // Answers quote with > before each line, and some put a space that does not break in place of each that does.
    .replace(/^[ \t]*(?:>[ \t]?)+/gm, '')
    .replace(/\u00a0/g, ' ')
    .replace(/[\u200b\ufeff]/g, '')
  const from = plain.indexOf('{')
  const to = plain.lastIndexOf('}')
  if (from < 0 || to < from) return null
  const object = plain.slice(from, to + 1)
  const straight = object.replace(/[“”„‟]/g, '"')
  return [object, unwrapped(object), straight, unwrapped(straight)].map(read).find((json) => json !== null) ?? null
}

/** Long lines that a mail program broke within a text; JSON itself has no line break there. */
const unwrapped = (json: string): string =>
  json.replace(/"(?:[^"\\]|\\.)*"/g, (quoted) => quoted.replace(/[ \t]*\r?\n[ \t]*/g, ' '))

function read(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
