import type { Ids } from './ids.ts'
import { idsOf } from './ids.ts'
import type { KnownCustomers } from './knownCustomers.ts'
import { knownCustomers } from './knownCustomers.ts'
import type { Ledger } from './ledger.ts'
import { ledgerOf } from './ledger.ts'
import type { Names } from './names.ts'
import { namesOf } from './names.ts'
import type { Sql } from './sql.ts'

/** What the files of this adapter share. */
export interface Store {
  /** The path of the database. */
  file: string
  sql: Sql
  customers: KnownCustomers
  flows: Names
  eventNames: Names
  segments: Names
  ids: Ids
  ledger: Ledger
  /** To be called after anything was undone: what is known by heart may not be there any more. */
  forget(): void
}

export function storeOf(sql: Sql): Store {
  const customers = knownCustomers()
  const flows = namesOf(sql, 'flow', 'id')
  const eventNames = namesOf(sql, 'event_name', 'name')
  const segments = namesOf(sql, 'segment', 'id')
  return {
    file: sql.one<{ file: string }>('PRAGMA database_list')?.file ?? '',
    sql,
    customers,
    flows,
    eventNames,
    segments,
    ids: idsOf(sql),
    ledger: ledgerOf(sql),
    forget() {
      customers.forget()
      flows.forget()
      eventNames.forget()
      segments.forget()
    },
  }
}
