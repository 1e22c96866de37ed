import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from './client.ts'
import type { Death } from './deaths.ts'
import type { Victim } from './victim.ts'

const eventsARound = 25
const longestRoundMs = 2_500

/** Where a server died, and how: anything but SIGKILL and silence is a fault. */
interface Died {
  place: 'commit' | 'write' | 'instant' | 'starting'
  signal: NodeJS.Signals | null
  errors: string
}

/** Lets a server live until its death, with a client that posts and somebody who edits as soon as it takes calls. */
export async function live(
  victim: Victim,
  death: Death,
  client: Client,
  edit: (url: string) => Promise<void>,
): Promise<Died> {
  let isKilled = false
  const killAfter = async (ms: number): Promise<void> => {
    await Promise.race([pause(ms, undefined, { ref: false }), victim.ended])
    if (victim.isDead()) return
    isKilled = true
    victim.kill('SIGKILL')
  }
  if ('of' in death && death.of === 'start') void killAfter(death.afterMs)
  const url = await victim.ready
  if (url !== null) {
    // Where a boundary is never reached, the server dies in its work all the same.
    void killAfter('of' in death ? death.afterMs : longestRoundMs)
    await Promise.all([client.post(url, victim, eventsARound), edit(url)])
  }
  const { signal, errors } = await victim.ended
  return { place: url === null ? 'starting' : isKilled || 'of' in death ? 'instant' : death.at, signal, errors }
}
