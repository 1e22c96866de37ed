import type { Customer } from '../../customer/customer.ts'
import type { Workspace } from '../world.ts'

/** The zone a customer lives by; `unknownZone` is what their `timezone` trait says where nobody knows such a zone. */
export interface CustomerZone {
  zone: string
  unknownZone?: string
}

// Names come from outside, so the memory of them is bounded.
const rememberedNames = 2_000
const known = new Map<string, boolean>()

/** Whether the IANA database (or an offset such as `+02:00`) knows this name. */
export function isKnownZone(name: string): boolean {
  const remembered = known.get(name)
  if (remembered !== undefined) return remembered
  if (known.size >= rememberedNames) known.clear()
  const answer = asksWell(name)
  known.set(name, answer)
  return answer
}

// Intl takes names and offsets only; Temporal would also take a whole date with a zone in brackets for one.
function asksWell(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** The customer's `timezone` trait, else the workspace's zone, else UTC. */
export function zoneOf(customer: Pick<Customer, 'traits'>, workspace: Pick<Workspace, 'timezone'>): CustomerZone {
  const own = Object.hasOwn(customer.traits, 'timezone') ? customer.traits.timezone : null
  if (typeof own === 'string' && isKnownZone(own)) return { zone: own }
  const zone = isKnownZone(workspace.timezone) ? workspace.timezone : 'UTC'
  if (own === null || own === undefined || own === '') return { zone }
  return { zone, unknownZone: typeof own === 'string' ? own : JSON.stringify(own) }
}

/** The city of a zone: "Europe/Berlin" is "Berlin". */
export const sayZone = (zone: string): string => zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone
