import { createTransport } from 'nodemailer'
import type { Attempt, ChannelSender } from '../../ports/channel.ts'
import type { Clock } from '../../ports/clock.ts'
import type { DeliveryRecord } from '../../ports/journal.ts'
import { composeMail } from './composeMail.ts'
import { judgeFault } from './judgeFault.ts'

export interface SmtpOptions {
  clock: Clock
  /** `smtp://user:password@host:587`, or `smtps:` for TLS from the first byte. */
  url: string
  connections?: number
  /** How long the server may take: to be reached, to greet, to answer a command. */
  timeoutsMs?: { connection: number; greeting: number; socket: number }
}

/** A sender that holds connections open. */
export interface SmtpSender extends ChannelSender {
  close(): void
}

/** Sends `email` effects over SMTP. */
export function createSmtpSender(options: SmtpOptions): SmtpSender {
  const { clock, url, connections = 4 } = options
  const { connection, greeting, socket } = options.timeoutsMs ?? {
    connection: 15_000,
    greeting: 15_000,
    socket: 30_000,
  }
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: connections,
    connectionTimeout: connection,
    greetingTimeout: greeting,
    socketTimeout: socket,
    dnsTimeout: connection,
    // The outbox tries again, with pauses and on record; a hidden second try here would have neither.
    maxRequeues: 0,
  })
  const server = new URL(url).host
  let lastSentAt: number | null = null
  let trouble: string | null = null

  async function send(delivery: DeliveryRecord, signal: AbortSignal): Promise<Attempt> {
    const composed = composeMail(delivery, clock.now())
    if ('wrong' in composed) return { result: 'give-up', response: composed.wrong }
    try {
      const { response } = await transport.sendMail({ ...composed.mail, signal })
      lastSentAt = clock.now()
      trouble = null
      return { result: 'sent', response }
    } catch (fault) {
      const { result, aboutServer, response } = judgeFault(fault)
      if (!signal.aborted) trouble = aboutServer ? response : null
      return { result, response }
    }
  }

  function describe() {
    if (trouble !== null) return { ready: false, text: `${server}: ${trouble}` }
    if (lastSentAt === null) return { ready: true, text: `${server}, no mail sent since the start` }
    return { ready: true, text: `${server}, last mail sent ${ago(clock.now() - lastSentAt)}` }
  }

  return { send, describe, close: () => transport.close() }
}

function ago(ms: number): string {
  const minutes = Math.floor(ms / 60_000)
  if (minutes < 1) return 'just now'
  if (minutes < 60) return `${minutes} min ago`
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? `${hours} h ago` : `${Math.floor(hours / 24)} days ago`
}
