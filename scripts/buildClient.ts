import { join } from 'node:path'
import { isStale } from './isStale.ts'
import { root } from './run.ts'

const sources = [
  'client',
  'client/**',
  'shared',
  'shared/**',
  'vite.config.ts',
  'scripts',
  'scripts/**',
  'package-lock.json',
]

/** Builds the app unless the build is newer than everything that it is made from. */
export async function buildClient(): Promise<void> {
  if (!(await isStale(root, 'dist/client/index.html', sources))) return
  console.log('Building the app …')
  // Loaded only now: a start with a fresh build must not wait for the builder.
  const { build } = await import('vite')
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' })
}
