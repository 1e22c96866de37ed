import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from './client.ts'
import type { Death } from './deaths.ts'
import type { Victim } from './victim.ts'

const eventsARound = 25
const longestRoundMs = 2_500

/** Lets a server live until its death; answers whether it came as far as taking events. */
export async function live(
  victim: Victim,
  death: Death,
  client: Client,
  edit: (url: string) => Promise<void>,
): Promise<boolean> {
  if ('of' in death && death.of === 'start') void dieAfter(victim, death.afterMs)
  const url = await victim.ready
  if (url === null) return false
  // Where a boundary is never reached, the server dies in its work all the same.
  void dieAfter(victim, 'of' in death ? death.afterMs : longestRoundMs)
  await Promise.all([client.post(url, victim, eventsARound), edit(url)])
  return true
}

async function dieAfter(victim: Victim, ms: number): Promise<void> {
  await Promise.race([pause(ms, undefined, { ref: false }), victim.ended])
  if (!victim.isDead()) victim.kill('SIGKILL')
}
