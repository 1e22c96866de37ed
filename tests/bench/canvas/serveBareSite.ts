import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { build, preview } from 'vite'

/** Builds the bare page as the app is built and serves it; `remove` ends that and takes the files away. */
export async function serveBareSite(): Promise<{ url: string; remove(): Promise<void> }> {
  const outDir = mkdtempSync(join(tmpdir(), 'bare-flow-'))
  const site = {
    configFile: false as const,
    root: join(import.meta.dirname, 'bare'),
    logLevel: 'warn' as const,
    plugins: [react()],
    build: { outDir, emptyOutDir: true, target: 'es2023' as const },
  }
  await build(site)
  const server = await preview({ ...site, preview: { port: 0, host: '127.0.0.1' } })
  const url = server.resolvedUrls?.local[0]
  if (!url) throw new Error('The bare page is not served.')
  return {
    url,
    async remove() {
      await server.close()
      rmSync(outDir, { recursive: true, force: true })
    },
  }
}
