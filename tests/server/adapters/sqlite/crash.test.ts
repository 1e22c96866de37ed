import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openJournal } from '../../../../server/adapters/sqlite/openJournal.ts'
import { manualClock } from '../../../builders/manualClock.ts'
import { tempFolder } from '../../../builders/tempFolder.ts'
import { untilKilled } from '../../../builders/untilKilled.ts'

const program = new URL('./writeForever.ts', import.meta.url)

it('loses nothing that was acknowledged when its process is killed, and keeps no half of a unit', async () => {
  const file = join(await tempFolder(), 'journal.db')
  const acknowledged = new Set<string>()
  for (const [run, lines] of [1, 40, 200, 900].entries()) {
    for (const messageId of await untilKilled(program, [file, `run${run}`], lines)) acknowledged.add(messageId)

    const journal = openJournal({ file, clock: manualClock() })
    const events = journal.allEvents('ada')
    const stored = new Set(events.map(({ messageId }) => messageId))
    expect([...acknowledged].filter((messageId) => !stored.has(messageId))).toEqual([])
    // Each unit stored an event, a journey, a step and a timer.
    const { journeys, nodes } = journal.counts('welcome', {})
    expect(journeys).toMatchObject({ entered: events.length, waiting: events.length })
    expect(nodes.pause).toMatchObject({ entered: events.length, waiting: events.length })
    expect(journal.dueTimers(Number.MAX_SAFE_INTEGER, 1_000_000)).toHaveLength(events.length)
    expect(journal.gauges()).toMatchObject({ events: events.length, openJourneys: events.length })
    journal.close()
  }
})
