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

type Chunk = Pick<Rolldown.OutputChunk, 'fileName' | 'moduleIds' | 'imports' | 'code'>

/** The gzipped size of the chunks that hold a page's modules and of all that these import, in thousands of bytes. */
export function firstLoadKb(chunks: readonly Chunk[], { page, from }: FirstLoad): number {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  const loaded = new Set<Chunk>()
  const ahead = from.map((end) => {
    const chunk = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(end)))
    if (!chunk) throw new Error(`${page} starts from ${end}, which is in no chunk of the build.`)
    return chunk
  })
  for (let chunk = ahead.pop(); chunk; chunk = ahead.pop()) {
    if (loaded.has(chunk)) continue
    loaded.add(chunk)
    ahead.push(...chunk.imports.flatMap((name) => byName.get(name) ?? []))
  }
  return [...loaded].reduce((sum, { code }) => sum + gzipSync(code).length, 0) / 1000
}
