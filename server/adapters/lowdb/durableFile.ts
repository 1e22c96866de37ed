import { open, readFile, rename } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Adapter } from 'lowdb'
import { syncFolder } from './syncFolder.ts'

/** How a file's text and its value become each other. `parse` throws an error that says what is wrong with the text. */
export interface Notation<T> {
  parse(text: string): T
  stringify(value: T): string
}

/**
 * One file for lowdb. Its own adapter renames a temporary file too, but asks for no fsync: after a power cut the new name may hold
 * nothing. Here a write has reached the disk when it resolves, and a reader finds the old file or the new one, never a part.
 */
export class DurableFile<T> implements Adapter<T> {
  readonly #file: string
  readonly #notation: Notation<T>

  constructor(file: string, notation: Notation<T>) {
    this.#file = file
    this.#notation = notation
  }

  async read(): Promise<T | null> {
    const text = await textOf(this.#file)
    return text === null ? null : this.#notation.parse(text)
  }

  async write(value: T): Promise<void> {
    const temporary = temporaryOf(this.#file)
    const handle = await open(temporary, 'w')
    try {
      await handle.writeFile(this.#notation.stringify(value))
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, this.#file)
    await syncFolder(dirname(this.#file))
  }
}

const temporaryOf = (file: string): string => join(dirname(file), `.${basename(file)}.tmp`)

/** Whether a file is what an unfinished write left behind. */
export const isTemporary = (name: string): boolean => name.startsWith('.') && name.endsWith('.tmp')

async function textOf(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
