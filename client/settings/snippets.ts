/** A first event by curl. `-u KEY:` makes the basic auth that Segment's API asks for. */
export const curlSnippet = (address: string, writeKey: string): string => `curl ${address}/v1/track \\
  -u ${writeKey}: \\
  -H 'content-type: application/json' \\
  -d '{
    "userId": "ada",
    "event": "Order Completed",
    "properties": { "order_id": "1001", "total": 42.5 },
    "context": { "traits": { "email": "ada@example.com" } }
  }'`

/** The same through Segment's library for Node: only its host changes. */
export const analyticsSnippet = (
  address: string,
  writeKey: string,
): string => `import { Analytics } from '@segment/analytics-node'

const analytics = new Analytics({ writeKey: '${writeKey}', host: '${address}' })

analytics.identify({
  userId: 'ada',
  traits: { email: 'ada@example.com', timezone: 'Europe/Berlin', consent: { email: true } },
})
analytics.track({
  userId: 'ada',
  event: 'Order Completed',
  properties: { order_id: '1001', total: 42.5 },
})
await analytics.closeAndFlush()`
