import { UnusableStore } from '../../ports/unusableStore.ts'

/** Runs what reads a file at start; what goes wrong becomes one line that names the file and the next move. */
export async function reading<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof UnusableStore) throw error
    throw unusable(file, `cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

export const unusable = (file: string, what: string): UnusableStore =>
  new UnusableStore(
    `The library file ${file} ${what.replace(/[.\s]*$/, '')}. Put a good copy in its place, or move it out of the library, then start again.`,
  )
