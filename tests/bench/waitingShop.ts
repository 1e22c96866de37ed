import { openFiller } from './fill.ts'
import { waitAfter } from './flows.ts'
import { journalSize } from './journalSize.ts'

export const million = 1_000_000
export const atOnce = 100_000
export const shortWaitMs = 5_000
const hourMs = 3_600_000
const dayMs = 24 * hourMs

type Table = 'journey' | 'trail' | 'event' | 'customer'

const signUp = (userId: string, event: string, timestamp: number) => ({
  kind: 'event' as const,
  ids: { userId, anonymousId: null },
  messageId: `${event}-${userId}`,
  event,
  properties: { source: 'newsletter', path: '/welcome' },
  timestamp,
})

/** Customers who signed up over the last 29 days, so that their waits end from an hour from now on. Answers with the bytes for each, by table. */
export async function fillMillion(dir: string): Promise<{ [table in Table]: number }> {
  const from = Date.now() - 30 * dayMs + hourMs
  const filler = await openFiller(dir)
  await filler.publish(waitAfter('Signed Up', 'P30D'))
  await filler.take(million, (n) => signUp(`shopper-${n}`, 'Signed Up', from + Math.floor((n / million) * 29 * dayMs)))
  filler.close()
  const sizes = journalSize(dir)
  const each = (table: Table): number => (sizes.get(table) ?? Number.NaN) / million
  return { journey: each('journey'), trail: each('trail'), event: each('event'), customer: each('customer') }
}

/** Waits that were over an hour ago, held by the pause of their flow. Answers with its id. */
export async function fillOver(dir: string): Promise<string> {
  const filler = await openFiller(dir)
  const flowId = await filler.publish(waitAfter('Order Cancelled', 'P30D'))
  const at = Date.now() - 30 * dayMs - hourMs
  await filler.take(atOnce, (n) => signUp(`returner-${n}`, 'Order Cancelled', at))
  await filler.pause(flowId)
  filler.close()
  return flowId
}

/** A flow whose waits are over in a few seconds. Answers with its id. */
export async function publishShort(dir: string): Promise<string> {
  const filler = await openFiller(dir)
  const flowId = await filler.publish(waitAfter('Checkout Started', `PT${shortWaitMs / 1000}S`))
  filler.close()
  return flowId
}
