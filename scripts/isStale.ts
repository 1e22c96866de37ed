import { glob, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Tells whether a built file is missing, or older than any of the files and folders that it is made from. */
export async function isStale(root: string, built: string, sources: readonly string[]): Promise<boolean> {
  const builtAt = await changedAt(join(root, built))
  if (builtAt === undefined) return true
  // Folders count too: theirs is the only time that changes when a file is deleted.
  for await (const path of glob(sources, { cwd: root })) {
    if (((await changedAt(join(root, path))) ?? 0) > builtAt) return true
  }
  return false
}

async function changedAt(path: string): Promise<number | undefined> {
  const found = await stat(path).catch(() => undefined)
  return found?.mtimeMs
}
