import { expect, it } from 'vitest'
import { eventsHeard } from '../../../shared/flow/eventsHeard.ts'
import { aFlow, rule } from '../../builders/aFlow.ts'

it('names every event that a flow waits for from outside, once', () => {
  const counts = {
    combinator: 'and',
    rules: [{ field: 'events.count', operator: '>=', value: 2, meta: { event: 'Product Viewed' } }],
  }
  const flow = aFlow({
    goal: { event: 'Order Completed', within: 'P30D' },
    exits: [{ id: 'gone', event: 'Account Closed' }],
  })
    .on('Signed Up', rule('event.properties.event', '=', 'no name'))
    .node('condition', { paths: [{ id: 'yes', label: 'Looks', when: counts }] })
    .from('condition', 'yes')
    .wait('Order Completed')
    .from('wait', 'yes')
    .node('emitEvent', { event: 'Gift Earned', properties: { event: 'theirs' } })
    .node('callWebhook', { method: 'POST', url: 'https://example.com', headers: { event: 'x' }, body: '' })
    .on('Gift Earned')
    .build()
  expect(eventsHeard(flow)).toEqual(['Account Closed', 'Order Completed', 'Product Viewed', 'Signed Up'])
})
