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
  ids: Ids
  ledger: Ledger
}

export const storeOf = (sql: Sql): Store => ({
  file: sql.one<{ file: string }>('PRAGMA database_list')?.file ?? '',
  sql,
  customers: knownCustomers(),
  flows: namesOf(sql, 'flow', 'id'),
  eventNames: namesOf(sql, 'event_name', 'name'),
  ids: idsOf(sql),
  ledger: ledgerOf(sql),
})
