import type { IntakeCall } from '../../../server/runtime/intakeCall.ts'
import { idsOf } from './idsOf.ts'
import type { Deed } from './story.ts'

/** What a deed is as a call of the intake. */
export function callOf(deed: Extract<Deed, { kind: 'event' | 'identify' | 'alias' }>): IntakeCall {
  if (deed.kind === 'alias') {
    return { kind: 'alias', messageId: null, timestamp: deed.at, previousId: deed.previous, userId: deed.customer }
  }
  const ids = idsOf(deed)
  if (deed.kind === 'identify') return { ...deed, messageId: null, timestamp: deed.at, ids }
  return { ...deed, ids }
}
