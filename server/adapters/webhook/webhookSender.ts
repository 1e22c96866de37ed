import { isIP } from 'node:net'
import type { Attempt, ChannelSender } from '../../ports/channel.ts'
import type { Clock } from '../../ports/clock.ts'
import type { DeliveryRecord } from '../../ports/journal.ts'
import type { AllowList } from './allowList.ts'
import type { Resolve } from './checkedLookup.ts'
import { AddressRefused, checkedLookup, mayConnect, systemResolve } from './checkedLookup.ts'
import { judgeAnswer, judgeFault } from './judge.ts'
import { prepareCall } from './prepareCall.ts'
import { request } from './request.ts'

export interface WebhookOptions {
  clock: Clock
  /** `whsec_` and base64; asked at each call, so that a new secret counts at once. */
  secret(): string
  allow: AllowList
  resolve?: Resolve
  /** How long a receiver may take to answer. */
  timeoutMs?: number
}

/** Calls the URL of a `webhook` effect. */
export function createWebhookSender(options: WebhookOptions): ChannelSender {
  const { clock, allow, resolve = systemResolve, timeoutMs = 10_000 } = options

  async function send(delivery: DeliveryRecord, signal: AbortSignal): Promise<Attempt> {
    const call = prepareCall(delivery, options.secret(), clock.now())
    if ('result' in call) return call
    const timeout = AbortSignal.timeout(timeoutMs)
    try {
      const port = portOf(call.url)
      refuseLiteral(call.url, port, allow)
      const answer = await request(call, checkedLookup(allow, port, resolve), AbortSignal.any([signal, timeout]))
      return judgeAnswer(answer, clock.now())
    } catch (fault) {
      return judgeFault(timeout.aborted ? timeout.reason : fault, timeoutMs)
    }
  }

  return {
    send,
    describe: () => ({ ready: true, text: 'Webhooks go to public addresses and to those that WEBHOOK_ALLOW names.' }),
  }
}

const portOf = (url: URL): number => Number(url.port || (url.protocol === 'https:' ? 443 : 80))

// A host that is an address already is connected to without a lookup, so the lookup cannot check it.
function refuseLiteral(url: URL, port: number, allow: AllowList): void {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  if (isIP(host) && !mayConnect(allow, host, host, port)) throw new AddressRefused(host)
}
