import { gzipSync } from 'node:zlib'
import type { Plugin, Rolldown } from 'vite'

/** What a page loads before it can be used: the modules it starts from, and how much JavaScript all of it may be, in thousands of gzipped bytes. */
export interface FirstLoad {
  page: string
  /** The ends of the modules' names; what they import by `import()` is not counted. */
  from: readonly string[]
  mostKb: number
}

/** Fails a build in which a page's first load is larger than it may be, and says by how much. */
export function limitFirstLoads(limits: readonly FirstLoad[]): Plugin {
  return {
    name: 'limit-first-loads',
    apply: 'build',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
      for (const limit of limits) {
        const kb = firstLoadKb(chunks, limit)
        const said = `${limit.page} loads ${Math.ceil(kb)} kB of JavaScript first; at most ${limit.mostKb} kB are allowed`
        if (kb > limit.mostKb) this.error(`${said}. Load what is not needed at once by import(), or leave it out.`)
        this.info(said)
      }
    },
  }
}

type Chunk = Pick<Rolldown.OutputChunk, 'fileName' | 'moduleIds' | 'imports'>

/** The gzipped size of the chunks that a page starts from, in thousands of bytes. */
export function firstLoadKb(
  chunks: readonly (Chunk & Pick<Rolldown.OutputChunk, 'code'>)[],
  { from }: FirstLoad,
): number {
  return chunksFrom(chunks, from).reduce((sum, { code }) => sum + gzipSync(code).length, 0) / 1000
}

/** The chunks that hold modules, given by the ends of their names, and all that these import; what comes by `import()` is not among them. */
export function chunksFrom<T extends Chunk>(chunks: readonly T[], from: readonly string[]): T[] {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  const found = new Set<T>()
  const ahead = from.map((end) => {
    const chunk = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(end)))
    if (!chunk) throw new Error(`${end} is in no chunk of the build.`)
    return chunk
  })
  for (let chunk = ahead.pop(); chunk; chunk = ahead.pop()) {
    if (found.has(chunk)) continue
    found.add(chunk)
    ahead.push(...chunk.imports.flatMap((name) => byName.get(name) ?? []))
  }
  return [...found]
}
