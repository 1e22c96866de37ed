import { openMailServer } from '../builders/mailServer.ts'
import { openReceiver } from '../builders/receiver.ts'

/** The other systems: a webhook receiver and a mail server that stay up while the server dies, and count what they get by its key. */
export interface Receivers {
  webhookUrl: string
  env: Record<string, string>
  /** How often each key of an effect was taken. */
  taken(): Map<string, number>
  close(): Promise<void>
}

export async function openReceivers(): Promise<Receivers> {
  const calls = new Map<string, number>()
  const tried = new Set<string>()
  const webhooks = await openReceiver((response, { headers }) => {
    const key = String(headers['idempotency-key'])
    // Some are busy at first, so that the server also dies between two tries.
    if (key.endsWith('7/tell/1') && !tried.has(key)) {
      tried.add(key)
      response.writeHead(503).end()
      return
    }
    calls.set(key, (calls.get(key) ?? 0) + 1)
    response.end('ok')
  })
  const smtp = await openMailServer()
  return {
    webhookUrl: webhooks.url,
    env: { WEBHOOK_ALLOW: `127.0.0.1:${webhooks.port}`, SMTP_URL: smtp.url },
    taken() {
      const taken = new Map(calls)
      for (const { headers } of smtp.mails) {
        const key = keyOfMail(headers['message-id'] ?? '')
        taken.set(key, (taken.get(key) ?? 0) + 1)
      }
      return taken
    },
    async close() {
      await webhooks.close()
      await smtp.close()
    },
  }
}

/** The Message-ID is the key with dots, and the moment at which the delivery was made. */
const keyOfMail = (messageId: string): string =>
  /^<([^.]+)\.([^.]+)\.(\d+)\./.exec(messageId)?.slice(1).join('/') ?? messageId
