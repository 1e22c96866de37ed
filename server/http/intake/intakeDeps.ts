import type { LiveFlows } from '../../../shared/engine/turnWorld.ts'
import type { Log } from '../../log.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Turns } from '../../runtime/turns.ts'

/** What the event intake works with. */
export interface IntakeDeps {
  turns: Turns
  clock: Clock
  log: Log
  flows: LiveFlows
  currency(): string
  writeKey(): string
}
