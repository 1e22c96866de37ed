import { join } from 'node:path'
import { openJournal } from '../../server/adapters/sqlite/openJournal.ts'
import { manualClock } from '../builders/manualClock.ts'
import { tempFolder } from '../builders/tempFolder.ts'
import { journalContract } from './journal.ts'

journalContract('SQLite', async () => {
  const file = join(await tempFolder(), 'journal.db')
  return { open: () => openJournal({ file, clock: manualClock() }) }
})
