import { closeSync, fsyncSync, openSync } from 'node:fs'

/** A renamed file is there for good only when its folder has reached the disk. */
export function syncFolder(folder: string): void {
  // Windows has no handle on a folder, and needs none.
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
