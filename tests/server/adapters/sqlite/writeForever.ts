import { openJournal } from '../../../../server/adapters/sqlite/openJournal.ts'
import { aCustomer, aJourney, anEvent, anOpenStep, aPosition, start } from '../../../builders/aJourney.ts'
import { manualClock } from '../../../builders/manualClock.ts'

// Stores events and journeys in groups until it is killed, and prints each message id once it was acknowledged. The redo log is short, so that the
// database is committed again and again, too.
const [file = '', run = ''] = process.argv.slice(2)
const journal = openJournal({ file, clock: manualClock(), longestLogBytes: 40_000 })
await journal.transact((tx) => tx.saveCustomer(aCustomer('ada')))

for (let n = 0; ; n++) {
  const group = Array.from({ length: (n % 7) + 1 }, (_, i) => `${run}-${n}-${i}`)
  await Promise.all(
    group.map(async (messageId) => {
      await journal.transact((tx) => {
        const event = anEvent(tx, { messageId, properties: { text: 'x'.repeat(200) } })
        tx.addEvent('ada', event)
        const journey = aJourney(tx, { event, position: aPosition({ dueAt: start + n }) })
        tx.saveJourney(journey)
        tx.saveStep(anOpenStep(journey.id), journey)
      })
      process.stdout.write(`${messageId}\n`)
    }),
  )
}
