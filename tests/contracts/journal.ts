import { describe, onTestFinished } from 'vitest'
import type { Journal } from '../../server/ports/journal.ts'
import { aCustomer } from '../builders/aJourney.ts'
import { countsContract } from './journal/counts.ts'
import { customersContract } from './journal/customers.ts'
import { datesContract } from './journal/dates.ts'
import { deliveriesContract } from './journal/deliveries.ts'
import { eventsContract } from './journal/events.ts'
import type { Journals } from './journal/journals.ts'
import { journeysContract } from './journal/journeys.ts'
import { mergingContract } from './journal/merging.ts'
import { segmentsContract } from './journal/segments.ts'
import { timersContract } from './journal/timers.ts'
import { unitsContract } from './journal/units.ts'

/** What every journal keeps to. `open` opens one on what `close` left behind, or a new one. */
export function journalContract(name: string, newStore: Journals['newStore']): void {
  const openJournal = async (): Promise<Journal> => {
    const journal = (await newStore()).open()
    onTestFinished(() => journal.close())
    return journal
  }
  const withAda = async (): Promise<Journal> => {
    const journal = await openJournal()
    await journal.transact((tx) => tx.saveCustomer(aCustomer('ada')))
    return journal
  }
  const parts = [
    unitsContract,
    customersContract,
    segmentsContract,
    eventsContract,
    journeysContract,
    timersContract,
    datesContract,
    deliveriesContract,
    countsContract,
    mergingContract,
  ]

  describe(`The journal in ${name}`, () => {
    for (const part of parts) part({ newStore, openJournal, withAda })
  })
}
