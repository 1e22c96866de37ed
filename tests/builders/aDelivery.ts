import type { DeliveryRecord } from '../../server/ports/journal.ts'
import type { EffectBody } from '../../shared/engine/effect.ts'

type Of<K extends EffectBody['kind']> = Partial<Omit<Extract<EffectBody, { kind: K }>, 'kind'>>

const createdAt = Date.parse('2026-03-02T09:00:00.000Z')

function delivery(body: EffectBody, visit: number): DeliveryRecord {
  const key = `j1/node/${visit}`
  return {
    id: `d${visit}`,
    key,
    journeyId: 'j1',
    flowId: 'flow000001',
    version: 1,
    nodeId: 'node',
    customerId: 'ada',
    kind: body.kind,
    body,
    status: 'queued',
    attempts: [],
    nextAt: createdAt,
    createdAt,
    updatedAt: createdAt,
  }
}

/** A queued email of journey `j1`; its key is `j1/node/<visit>`. */
export const anEmail = (mail: Of<'email'> = {}, visit = 1): DeliveryRecord =>
  delivery(
    {
      kind: 'email',
      to: 'ada@example.com',
      from: 'Little Shop <hello@shop.example>',
      subject: 'Hi Ada',
      body: 'Good to see you.',
      ...mail,
    },
    visit,
  )

/** A queued webhook of journey `j1`; its key is `j1/node/<visit>`. */
export const aWebhook = (call: Of<'webhook'> = {}, visit = 1): DeliveryRecord =>
  delivery(
    {
      kind: 'webhook',
      method: 'POST',
      url: 'https://hooks.example.com/runnel',
      headers: {},
      body: '{"name":"Ada"}',
      signed: false,
      ...call,
    },
    visit,
  )
