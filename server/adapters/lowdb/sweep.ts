import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isTemporary } from './durableFile.ts'

/** Removes what unfinished writes left behind: temporary files, flows that were not all there yet or half removed. */
export async function sweep(dir: string): Promise<void> {
  for (const entry of await readdir(dir, { withFileTypes: true, recursive: true })) {
    const isLeftover = entry.isDirectory() ? isUnfinished(entry.name) : isTemporary(entry.name)
    if (isLeftover) await rm(join(entry.parentPath, entry.name), { recursive: true, force: true })
  }
}

export const unfinishedName = (id: string): string => `.${id}.new`
export const removedName = (id: string): string => `.${id}.gone`

const isUnfinished = (name: string): boolean => /^\..*\.(new|gone)$/.test(name)
