import { setTimeout as pause } from 'node:timers/promises'
import { readMetric } from '../builders/readMetric.ts'
import { api } from './author.ts'
import { parcel, thanks, welcome } from './shopFlows.ts'
import type { Victim } from './victim.ts'

/** The flow that each event starts, by its name. */
export async function setUp(victim: Victim, receiver: string): Promise<Record<string, string>> {
  const url = await victim.ready
  if (url === null) throw new Error(`The server did not start: ${(await victim.ended).errors}`)
  const publish = async (flow: unknown): Promise<string> => {
    const { id } = await (await api(url, 'POST', '/flows', flow)).json()
    const published = await api(url, 'POST', `/flows/${id}/publish`, {})
    if (published.status !== 200) throw new Error(await published.text())
    return id
  }
  const flowIds = {
    'Signed Up': await publish(welcome(receiver)),
    'Order Completed': await publish(parcel),
    Loyal: await publish(thanks),
  }
  victim.kill('SIGTERM')
  await victim.ended
  return flowIds
}

/** Waits until no journey is open and no delivery is to be tried; false where that never comes. */
export async function untilAllIsDone(url: string): Promise<boolean> {
  for (let tries = 0; tries < 600; tries++) {
    if ((await readMetric(url, 'open_journeys')) + (await readMetric(url, 'queued_deliveries')) === 0) return true
    await pause(50)
  }
  return false
}
