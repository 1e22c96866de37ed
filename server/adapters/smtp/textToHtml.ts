const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

// A full stop or a bracket after an address belongs to the sentence.
const webAddress = /https?:\/\/[^\s<>"]*[^\s<>".,:;!?)\]']/g

/** Plain text as HTML: paragraphs at blank lines, line breaks kept, web addresses as links. */
export function textToHtml(text: string): string {
  return text
    .trim()
    .split(/\r?\n(?:[ \t]*\r?\n)+/)
    .map((paragraph) => `<p>${linked(paragraph).replace(/\r?\n/g, '<br>\n')}</p>`)
    .join('\n')
}

function linked(text: string): string {
  let html = ''
  let end = 0
  for (const { 0: url, index } of text.matchAll(webAddress)) {
    html += `${escaped(text.slice(end, index))}<a href="${escaped(url)}">${escaped(url)}</a>`
    end = index + url.length
  }
  return html + escaped(text.slice(end))
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => escapes[character] ?? character)
