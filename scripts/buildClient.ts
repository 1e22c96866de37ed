import { glob, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './run.ts'

const built = 'dist/client/index.html'
const sources = ['client', 'client/**', 'shared', 'shared/**', 'vite.config.ts', 'package-lock.json']

/** Builds the app unless the build is newer than everything that it is made from. */
export async function buildClient(): Promise<void> {
  if (!(await isStale())) return
  // Loaded only now: a start with a fresh build must not wait for the builder.
  const { build } = await import('vite')
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' })
}

async function isStale(): Promise<boolean> {
  const builtAt = await changedAt(built)
  if (builtAt === undefined) return true
  // Folders count too: theirs is the only time that changes when a file is deleted.
  for await (const path of glob(sources, { cwd: root })) {
    if (((await changedAt(path)) ?? 0) > builtAt) return true
  }
  return false
}

async function changedAt(path: string): Promise<number | undefined> {
  const found = await stat(join(root, path)).catch(() => undefined)
  return found?.mtimeMs
}
