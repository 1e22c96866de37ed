import { open } from 'node:fs/promises'

/** A new name is there for good only when its folder has reached the disk. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows has no handle on a folder, and needs none.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
