import type { Journal } from '../../ports/journal.ts'
import type { JournalOptions } from './journalOn.ts'
import { journalOn } from './journalOn.ts'
import { openFile } from './openFile.ts'

/** Opens the journal in one SQLite file with its logs. Throws an `UnusableStore` where it is damaged, newer than this program, or open elsewhere. */
export const openJournal = ({ file, ...options }: { file: string } & JournalOptions): Journal =>
  journalOn(openFile(file), options)
