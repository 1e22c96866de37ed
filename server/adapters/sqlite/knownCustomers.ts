import type { Customer } from '../../../shared/customer/customer.ts'

export interface Known {
  key: number
  customer: Customer
  /** No journey of theirs is open. False where one is or where nobody has looked. */
  isIdle: boolean
}

/** Customers as they are stored, so that a turn reads one once. */
export interface KnownCustomers {
  get(id: string): Known | undefined
  keep(known: Known): void
  /** To be called after anything was undone, merged or erased. */
  forget(): void
}

/** Some ten megabytes; beyond that, starting afresh is cheaper than bookkeeping. */
const keptAtMost = 10_000

export function knownCustomers(): KnownCustomers {
  const known = new Map<string, Known>()
  return {
    get: (id) => known.get(id),
    keep(entry) {
      if (known.size >= keptAtMost) known.clear()
      known.set(entry.customer.id, entry)
    },
    forget: () => known.clear(),
  }
}
