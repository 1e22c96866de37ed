import type { Dirent } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isTemporary } from './durableFile.ts'

/** Removes what unfinished writes left behind: temporary files, flows that were not all there yet or half removed. */
export async function sweep(dir: string): Promise<void> {
  for (const entry of await readdir(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name)
    if (isLeftover(entry)) await rm(path, { recursive: true, force: true })
    // A hidden folder is somebody else's: the team's .git, for one.
    else if (entry.isDirectory() && !entry.name.startsWith('.')) await sweep(path)
  }
}

/** What a flow is called until all of it is there. */
export const unfinishedName = (id: string): string => `.${id}.new`

/** What a flow is called until all of it is removed. */
export const removedName = (id: string): string => `.${id}.gone`

const isLeftover = (entry: Dirent): boolean =>
  entry.isDirectory() ? /^\..*\.(new|gone)$/.test(entry.name) : isTemporary(entry.name)
