import type { Plugin, Rolldown } from 'vite'
import { chunksFrom } from './firstLoad.ts'

/** What a page is going to ask for, so that it comes as soon as the first bytes of the page are there. */
export interface FetchAhead {
  /** Modules that every page needs. */
  always: readonly string[]
  /** What a path under `path` needs besides: modules, and calls of the API, in which `*` is what stands there. */
  under: { path: string; modules: readonly string[]; calls: readonly string[] }
}

/**
 * Writes hints into index.html. Code asks for code only once it has run, and for data only after that: without them the editor came in
 * four rounds. Whatever they name is loaded by the page itself, so a hint that misses costs nothing but its time.
 */
export function fetchAhead({ always, under }: FetchAhead): Plugin {
  return {
    name: 'fetch-ahead',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
        const first = filesOf(chunksFrom(chunks, always))
        const more = filesOf(chunksFrom(chunks, under.modules)).filter((name) => !first.includes(name))
        const script = scriptFor(first.map(hintFor), more.map(hintFor), under)
        // Above the styles: a script below them waits until they are there.
        return html.replace('</title>', `</title>\n    <script nonce="__CSP_NONCE__">${script}</script>`)
      },
    },
  }
}

/** The names of some chunks and of the styles that belong to them. */
const filesOf = (chunks: readonly Rolldown.OutputChunk[]): string[] =>
  chunks.flatMap((chunk) => [chunk.fileName, ...(chunk.viteMetadata?.importedCss ?? [])])

// As the page asks for them, to the letter: a hint for another sort of request is fetched twice.
const hintFor = (name: string) => ({
  crossOrigin: '',
  href: `/${name}`,
  ...(name.endsWith('.css') ? { rel: 'preload', as: 'style' } : { rel: 'modulepreload' }),
})

const scriptFor = (first: object[], more: object[], { path, calls }: FetchAhead['under']): string => `
const hints = ${JSON.stringify(first)}
const path = ${JSON.stringify(path)}
if (location.pathname.startsWith(path)) {
  hints.push(...${JSON.stringify(more)})
  for (const call of ${JSON.stringify(calls)})
    hints.push({ rel: 'preload', as: 'fetch', crossOrigin: '', href: call.replace('*', location.pathname.slice(path.length)) })
}
for (const hint of hints) document.head.append(Object.assign(document.createElement('link'), hint))
`
