import type { CallIds } from '../../../server/runtime/intakeCall.ts'
import type { Deed } from './story.ts'

/** The ids that a call names: a visitor's is that of their device, and a call of a known customer may name the device as well. */
export function idsOf(deed: Extract<Deed, { kind: 'event' | 'identify' }>): CallIds {
  const isVisitor = deed.customer.startsWith('anon:')
  const device = isVisitor ? deed.customer : deed.kind === 'event' ? deed.visitor : null
  return { userId: isVisitor ? null : deed.customer, anonymousId: device?.replace('anon:', '') ?? null }
}
