import { nameOf } from '../../../shared/customer/nameOf.ts'
import type { Journal } from '../../ports/journal.ts'
import type { Library } from '../../ports/library.ts'

/** Where the names in an answer come from. */
export interface Stores {
  library: Pick<Library, 'flow' | 'version'>
  journal: Pick<Journal, 'customer'>
}

/** What people call a customer, null where nothing is known. */
export function customerName(customerId: string, journal: Stores['journal']): string | null {
  const customer = journal.customer(customerId)
  return customer && nameOf(customer.traits)
}
