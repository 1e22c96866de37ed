import type { ServerResponse } from 'node:http'
import { onTestFinished } from 'vitest'
import { allowList } from '../../server/adapters/webhook/allowList.ts'
import { createWebhookSender } from '../../server/adapters/webhook/webhookSender.ts'
import { aWebhook } from '../builders/aDelivery.ts'
import { manualClock } from '../builders/manualClock.ts'
import { openReceiver } from '../builders/receiver.ts'
import { channelContract } from './channel.ts'

const statuses = { accepts: 200, 'is-busy': 503, refuses: 410, 'is-down': 200 }

channelContract('A webhook', async (otherSide) => {
  const reached = Promise.withResolvers<void>()
  const answer = (response: ServerResponse) => {
    if (otherSide === 'never-answers') reached.resolve()
    else response.writeHead(statuses[otherSide]).end()
  }
  const receiver = await openReceiver(answer)
  if (otherSide === 'is-down') await receiver.close()
  else onTestFinished(receiver.close)
  const sender = createWebhookSender({
    clock: manualClock(),
    secret: () => 'whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQ=',
    allow: allowList(['127.0.0.1']),
  })
  return {
    sender,
    delivery: (visit = 1) => aWebhook({ url: `http://shop:s3cret@127.0.0.1:${receiver.port}/`, signed: true }, visit),
    acceptedKeys: () => receiver.calls.map(({ headers }) => String(headers['idempotency-key'])),
    reached: reached.promise,
    secret: 's3cret',
  }
})
