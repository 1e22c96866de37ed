import { decodeEntities } from './entities.ts'

// Every pattern ends at `$` too: one that is never closed eats the rest once, instead of looking for its end from every opening.
const unseen = /<!--[\s\S]*?(?:-->|$)|<(head|style|script|title)\b[\s\S]*?(?:<\/\1\s*>|$)/gi
const link = /<a\b([^<>]*)>([\s\S]*?)(?:<\/a\s*>|$)/gi

/** The words of a mail, for readers that show no HTML: links with their address, pictures by their description, one line a line. */
export function htmlToText(html: string): string {
  const text = html
    .replace(unseen, '')
    .replace(/\s+/g, ' ')
    .replace(link, (_, attributes: string, label: string) => withTarget(label, attributes))
    .replace(/<img\b([^<>]*)>/gi, (_, attributes: string) => attribute(attributes, 'alt'))
    .replace(/<br\b[^<>]*>/gi, '\n')
    .replace(/<li\b[^<>]*>/gi, '\n- ')
    .replace(/<\/?(?:tr|div|section|ul|ol|table)\b[^<>]*>/gi, '\n')
    .replace(/<\/?(?:p|h[1-6]|blockquote|hr|header|footer)\b[^<>]*>/gi, '\n\n')
    .replace(/<\/?[a-z!][^<>]*>/gi, '')
  return decodeEntities(text)
    .split('\n')
    .map((line) => line.replace(/[ \t]+/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function withTarget(label: string, attributes: string): string {
  const target = attribute(attributes, 'href')
  return !/^(?:https?|mailto):/i.test(target) || label.trim() === target ? label : `${label} (${target})`
}

const attribute = (attributes: string, name: string): string =>
  new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes)?.slice(1).find(Boolean) ??
  ''
