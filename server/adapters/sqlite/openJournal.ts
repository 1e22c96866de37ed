import type { Clock } from '../../ports/clock.ts'
import type { Journal } from '../../ports/journal.ts'
import { journalOn } from './journalOn.ts'
import { openFile } from './openFile.ts'

/** Opens the journal in one SQLite file. Throws an `UnusableStore` where it is damaged, newer than this program, or open elsewhere. */
export const openJournal = ({ file, clock }: { file: string; clock: Clock }): Journal =>
  journalOn(openFile(file), clock)
