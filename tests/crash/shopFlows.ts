import { flowFile } from '../builders/flows.ts'

/** A short pause, a call that the journey parks for, a mail: a journey is cut off in each of them. */
export const welcome = (receiver: string) =>
  flowFile(
    {
      joined: { type: 'onEvent', event: 'Signed Up' },
      pause: { type: 'delay', for: 'PT1S' },
      tell: { type: 'callWebhook', method: 'POST', url: `${receiver}/tell`, body: '{{ customer.id }}', signed: true },
      hello: mail('Hello'),
      won: { type: 'exit', outcome: 'won' },
      lost: { type: 'exit', outcome: 'lost' },
    },
    ['joined:out>pause', 'pause:out>tell', 'tell:out>hello', 'hello:out>won', 'tell:failed>lost'],
  )

/** One journey an order: changes to the customer, an event of its own, a wait that some orders end, a draw. */
export const parcel = flowFile(
  {
    ordered: { type: 'onEvent', event: 'Order Completed' },
    buyer: { type: 'updateCustomer', set: { lastOrder: '{{ event.properties.order_id }}' }, addTags: ['buyer'] },
    shipped: { type: 'wait', for: [{ id: 'yes', label: 'Shipped', event: 'Order Shipped' }], timeout: 'PT2S' },
    regular: {
      type: 'condition',
      paths: [{ id: 'yes', label: 'Again', when: rule('customer.ordersCount', '>', 1) }],
    },
    draw: {
      type: 'experiment',
      variants: [
        { id: 'a', label: 'A', weight: 50 },
        { id: 'b', label: 'B', weight: 50, holdout: true },
      ],
    },
    loyal: { type: 'emitEvent', event: 'Loyal', properties: { order_id: '{{ event.properties.order_id }}' } },
    late: mail('We are late'),
  },
  [
    'ordered:out>buyer',
    'buyer:out>shipped',
    'shipped:yes>regular',
    'shipped:timeout>late',
    'regular:yes>loyal',
    'regular:else>draw',
    'draw:a>loyal',
  ],
  { concurrent: { per: 'event.properties.order_id' } },
)

/** Started by an event that the flow for parcels emits, in the same transaction. */
export const thanks = flowFile(
  { loyal: { type: 'onEvent', event: 'Loyal' }, thank: mail('Thank you') },
  ['loyal:out>thank'],
  { concurrent: { per: 'event.properties.order_id' } },
)

function mail(subject: string) {
  return { type: 'sendEmail', subject, body: `${subject}, {{ customer.id }}`, purpose: 'transactional' }
}

function rule(field: string, operator: string, value: number) {
  return { combinator: 'and', rules: [{ field, operator, value }] }
}
