import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLibrary } from '../../server/adapters/lowdb/openLibrary.ts'
import { openJournal } from '../../server/adapters/sqlite/openJournal.ts'
import { systemClock } from '../../server/adapters/system/systemClock.ts'
import type { Journal } from '../../server/ports/journal.ts'
import type { Library } from '../../server/ports/library.ts'

/** Both stores as a dead server left them, opened from a copy: the server itself still has to recover from the files as they are. */
export async function withCopyOf<T>(dir: string, look: (journal: Journal, library: Library) => T): Promise<T> {
  const copy = mkdtempSync(join(tmpdir(), 'runnel-copy-'))
  try {
    cpSync(dir, copy, { recursive: true })
    const library = await openLibrary({ dir: join(copy, 'library') })
    const journal = openJournal({ file: join(copy, 'journal.sqlite'), clock: systemClock })
    try {
      return look(journal, library)
    } finally {
      journal.close()
    }
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}
