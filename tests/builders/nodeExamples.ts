import type { NodeType } from '../../shared/nodes/index.ts'

const over = (field: string, value: number) => ({ combinator: 'and', rules: [{ field, operator: '>', value }] })

/** What an example names that a workspace gives its ids to. */
export interface Named {
  segmentId: string
  flowId: string
}

/** One finished node of each type, as a shop would have it: the docs show them, and a type without one does not compile. */
export const nodeExamples = ({ segmentId, flowId }: Named): Record<NodeType, Record<string, unknown>> => ({
  onEvent: { event: 'Order Completed', where: over('event.properties.total', 20) },
  onSegment: { segmentId, change: 'enter' },
  onDate: { field: 'customer.traits.birthday', offset: '-P3D', time: '10:00', repeat: 'yearly', where: null },
  onSchedule: { cron: '0 9 * * 1', zone: 'Europe/Berlin', segmentId },
  onStart: {},
  condition: { paths: [{ id: 'yes', label: 'Big order', when: over('event.properties.total', 50) }] },
  experiment: {
    variants: [
      { id: 'a', label: 'A mug', weight: 45 },
      { id: 'b', label: 'Free shipping', weight: 45 },
      { id: 'none', label: 'Nothing', weight: 10, holdout: true },
    ],
  },
  delay: { for: 'P1D', until: { time: '10:00', weekdays: [1, 2, 3, 4, 5] } },
  wait: { for: [{ id: 'yes', label: 'Ordered', event: 'Order Completed', where: null }], timeout: 'P7D' },
  exit: { outcome: 'won' },
  sendEmail: { subject: 'Hi {{ customer.traits.first_name }}', body: 'Your order made our day.' },
  sendSms: { text: 'Your order is on its way.' },
  sendPush: { title: 'On its way', text: 'Your order left our house.', url: 'https://shop.example.com/orders' },
  sendInApp: { title: 'Welcome back', text: 'Your basket is still here.', url: 'https://shop.example.com/basket' },
  sendMessage: {
    prefer: 'customer',
    email: { subject: 'Your order is on its way', body: 'It left our house this morning.' },
    sms: { text: 'Your order is on its way.' },
  },
  callWebhook: { method: 'POST', url: 'https://erp.example.com/orders', headers: {}, body: '', signed: true },
  updateCustomer: { set: { favourite: 'coffee' }, addTags: ['regular'], removeTags: [] },
  emitEvent: { event: 'Became Regular', properties: { orders: 3 } },
  makeOffer: { offer: { kind: 'gift', item: 'A mug', sku: 'MUG-01' }, expires: 'P14D' },
  givePoints: { points: 100, reason: 'Third order' },
  createTask: { title: 'Call and say thank you', note: 'They ordered three times this month.' },
  startFlow: { flowId },
  note: { text: 'Ask Kim before you change the gift.' },
})
