import { decodeEntities } from './entities.ts'
import { htmlToText } from './htmlToText.ts'
import { textToHtml } from './textToHtml.ts'

/** One mail body in both forms, so that every mail reader has one that it can show. */
export interface Alternatives {
  text: string
  html: string
}

// `<ada@example.com>` and `<https://example.com>` are ways to write addresses in plain text, and no tags.
const tag = /<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>/i

/**
 * Makes both forms of a body: with tags it is HTML, without it is plain text whose blank lines part paragraphs. Values in a body come
 * escaped, so that no customer can bring tags along; in plain text they are written out again.
 */
export function alternativesOf(body: string): Alternatives {
  if (tag.test(body)) return { text: htmlToText(body), html: asDocument(body) }
  const text = decodeEntities(body)
  return { text, html: asDocument(textToHtml(text)) }
}

function asDocument(html: string): string {
  if (/<html[\s>]/i.test(html)) return html
  return `<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
</head>
<body style="margin:0;padding:24px;font:16px/1.5 -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;color:#1f2328">
<div style="max-width:600px;margin:0 auto">
${html}
</div>
</body>
</html>
`
}
