import fc from 'fast-check'
import type { Flow, FlowNode } from '../../../shared/flow/flow.ts'
import { parseFlow } from '../../../shared/flow/parse.ts'
import {
  arbitraryAudience,
  arbitraryChange,
  arbitraryMemory,
  arbitraryRules,
  arbitraryWhere,
} from './arbitraryRules.ts'
import type { Trigger } from './arbitraryTriggers.ts'
import { arbitraryTriggers } from './arbitraryTriggers.ts'
import { brokenTemplate } from './brokenTemplate.ts'
import { templates } from './liquid.ts'

const oneOf = <T>(...values: T[]) => fc.constantFrom(...values)
/** Left out three times of four. */
const seldom = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ arbitrary: fc.constant(undefined), weight: 3 }, { arbitrary, weight: 1 })

const rarelyOf = <T>(value: T, otherwise: fc.Arbitrary<T>) =>
  fc.oneof({ arbitrary: otherwise, weight: 9 }, { arbitrary: fc.constant(value), weight: 1 })

const rarely = <T>(value: T, otherwise: T) => rarelyOf(value, fc.constant(otherwise))

/** What people do. */
export const eventNames = ['Viewed', 'Order Completed', 'Left'] as const

const emitted = oneOf('Ping', 'Pong')
const heard = fc.oneof(
  { arbitrary: oneOf(...eventNames, 'Viewed', 'Viewed'), weight: 4 },
  { arbitrary: emitted, weight: 1 },
)
const shortTime = oneOf('PT1M', 'PT10M', 'PT1H', 'PT12H', 'PT24H', 'P1D', 'P2D', 'P1DT1H', 'P1W', 'P1M')

const arms = fc.uniqueArray(
  fc.oneof(
    { arbitrary: fc.record({ id: oneOf('one', 'two', 'three'), event: heard, where: arbitraryWhere }), weight: 2 },
    {
      arbitrary: fc.record({ id: oneOf('one', 'two', 'three'), when: fc.oneof(arbitraryRules, arbitraryChange) }),
      weight: 1,
    },
  ),
  { minLength: 1, maxLength: 3, selector: ({ id }) => id },
)

const window = fc
  .record(
    {
      time: oneOf('00:00', '02:30', '09:00', '15:00'),
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 }),
    },
    { requiredKeys: [] },
  )
  .filter(({ time, weekdays }) => time !== undefined || weekdays !== undefined)

const namedDay = fc.record(
  {
    field: oneOf('customer.traits.since', 'customer.lastOrderAt'),
    offset: oneOf('P1D', '-P1D', 'P2D', 'P1M'),
    time: oneOf('02:30', '10:00'),
  },
  { requiredKeys: ['field'] },
)

const delay = fc.oneof(
  { arbitrary: fc.record({ for: shortTime }), weight: 4 },
  { arbitrary: fc.record({ until: window }), weight: 1 },
  { arbitrary: fc.record({ for: oneOf('P1D', 'PT12H', 'P1DT1H'), until: window }), weight: 1 },
  { arbitrary: fc.record({ until: namedDay, ifPast: oneOf('continue', 'exit') }), weight: 2 },
  {
    arbitrary: fc.record({
      until: oneOf({ date: '2026-03-29' }, { date: '2026-03-29T12:00:00Z' }),
      ifPast: oneOf('continue', 'exit'),
    }),
    weight: 1,
  },
)

const experiment = fc.tuple(oneOf(0, 10, 50, 90, 100), fc.boolean()).map(([weight, holdout]) => ({
  variants: [
    { id: 'a', label: 'A', weight },
    { id: 'b', label: 'B', weight: 100 - weight, holdout },
  ],
}))

const changed = fc.record(
  {
    set: oneOf<object>(
      ...[{ plan: 'gold' }, { plan: 'basic' }, { since: '2026-03-30' }],
      ...templates.traits.map((plan) => ({ plan })),
      ...templates.dates.map((since) => ({ since })),
      ...[{ timezone: 'Asia/Kathmandu' }, { timezone: 'America/New_York' }, { preferred_channel: 'SMS' }],
    ),
    addTags: oneOf(['vip'], ['new', 'vip']),
    removeTags: oneOf(['old'], ['old', 'lapsed'], ['vip']),
    consent: oneOf({ email: false }, { email: true }),
  },
  { requiredKeys: [] },
)

const sending = {
  purpose: oneOf('marketing', 'marketing', 'marketing', 'transactional'),
  priority: oneOf(1, 1, 2, 3),
  onCap: oneOf('skip', 'hold', 'hold'),
  onQuiet: oneOf('skip', 'hold', 'hold'),
}

/** With Liquid in it, or without. */
const text = fc.oneof(fc.constant('Hello'), oneOf(...templates.mails))

const mail = fc.record({ subject: rarelyOf(brokenTemplate, text), body: fc.constant('Hello'), ...sending })

const message = fc.record(
  {
    prefer: oneOf<unknown>('customer', 'customer', 'customer', ['email'], ['sms', 'email'], ['push']),
    email: rarelyOf({ subject: '', body: '' }, fc.record({ subject: text, body: fc.constant('Hello') })),
    sms: oneOf({ text: 'Hello' }, { text: '' }),
    ...sending,
  },
  { requiredKeys: ['prefer', 'email', 'purpose', 'priority', 'onCap', 'onQuiet'] },
)

const offer = fc.record({ offer: fc.constant({ kind: 'gift' }), expires: oneOf('P1D', 'PT12H', 'P1M', '') })

const points = fc.record({ points: oneOf(1, 2, -1, 0, 0.5), reason: oneOf('', 'loyal') })

const condition = fc
  .uniqueArray(fc.record({ id: oneOf('yes', 'maybe'), when: fc.oneof(arbitraryRules, arbitraryMemory) }), {
    minLength: 1,
    maxLength: 2,
    selector: ({ id }) => id,
  })
  .map((paths) => ({ paths }))

const number = fc.oneof<fc.MaybeWeightedArbitrary<number | string>[]>(
  { arbitrary: fc.nat(4), weight: 3 },
  { arbitrary: oneOf(...templates.properties), weight: 1 },
)

const ofType = <T extends string, D>(type: T, data: fc.Arbitrary<D>, weight: number) => ({
  arbitrary: data.map((each) => ({ type, data: each })),
  weight,
})

const wait = fc.record({
  for: arms,
  timeout: shortTime,
  mode: oneOf('first', 'first', 'ranked'),
  alreadyTrue: fc.boolean(),
})

/** How much there is of what in a flow. */
interface Mix {
  messages: number
  changes: number
  pauses: number
  branches: number
}

const nodeOf = ({ messages, changes, pauses, branches }: Mix) =>
  fc.oneof(
    ofType('wait', wait, 3 * pauses),
    ofType('delay', delay, 2 * pauses),
    ofType('condition', condition, 2 * branches),
    ofType('experiment', experiment, 2 * branches),
    ofType('exit', fc.record({ outcome: oneOf('won', 'lost', 'neutral') }), 1),
    ofType('callWebhook', fc.constant({ url: 'https://example.com/hook', body: '{}' }), 2),
    ofType('createTask', fc.constant({ title: 'Write a card' }), 1),
    ofType('sendEmail', mail, 3 * messages),
    ofType('sendMessage', message, 2 * messages),
    ofType('sendSms', fc.constant({ text: 'Hello' }), 1),
    ofType('updateCustomer', changed, 2 * changes),
    ofType('givePoints', points, changes),
    ofType('makeOffer', offer, changes),
    ofType('emitEvent', fc.record({ event: emitted, properties: fc.record({ n: number }) }), changes),
    ofType(
      'startFlow',
      oneOf('f0', 'f1', 'f2').map((flowId) => ({ flowId })),
      changes,
    ),
  )

/** A node, and where each of its handles leads: 0 nowhere, 1 to 6 on, 7 over the next one, 8 and 9 back where a pause allows it. */
const sketchOf = (mix: Mix) =>
  fc.record({
    node: nodeOf(mix),
    links: fc.array(fc.nat(9), { minLength: 4, maxLength: 4 }),
    disabled: rarely(true, false),
  })

type Sketch = ReturnType<typeof sketchOf> extends fc.Arbitrary<infer S> ? S : never

const exits = fc.uniqueArray(
  fc.record({ id: oneOf('gone', 'bought'), event: oneOf('Left', 'Order Completed', 'Pong'), where: arbitraryWhere }),
  { minLength: 1, maxLength: 2, selector: ({ id }) => id },
)

const goal = fc.record({
  // Often what an exit rule wants, too.
  event: fc.oneof(heard, oneOf('Left', 'Order Completed')),
  where: arbitraryWhere,
  within: oneOf('PT1H', 'P1D', 'P7D'),
  value: fc.constant('event.properties.total'),
})

const settings = fc.record({
  reentry: fc.oneof(
    { arbitrary: fc.constant('always'), weight: 5 },
    { arbitrary: fc.constantFrom<unknown>('never', { after: 'PT1H' }, { after: 'P1D' }), weight: 2 },
  ),
  concurrent: seldom(fc.constant({ per: 'event.properties.order_id' })),
  audience: fc.option(fc.oneof({ arbitrary: arbitraryAudience, weight: 4 }, { arbitrary: arbitraryRules, weight: 1 }), {
    freq: 2,
    nil: undefined,
  }),
  exits: fc.option(exits, { freq: 2, nil: undefined }),
  goal: fc.option(goal, { freq: 2 }),
  maxEventAge: seldom(oneOf('PT1H', 'P1D')),
  priority: fc.integer({ min: 1, max: 3 }),
})

/** A flow that starts often, pauses a lot and has circles only through pauses. */
const flowOf = (mix: Mix): fc.Arbitrary<Flow> =>
  fc
    .record({
      settings,
      triggers: arbitraryTriggers(heard),
      isOff: rarely(true, false),
      sketches: fc.array(sketchOf(mix), { minLength: 1, maxLength: 6 }),
    })
    .map(({ settings: of, triggers: [first, ...others], isOff, sketches }) =>
      draw(of, [{ ...first, data: { ...first.data, disabled: isOff } }, ...others], sketches),
    )

/** The versions of a flow: the next one is another drawing, or the same with its experiments weighed anew, or mended. */
function versionsOf(mix: Mix): fc.Arbitrary<Flow[]> {
  const flow = flowOf(mix)
  return fc.oneof(
    fc.tuple(flow),
    fc.tuple(flow, flow),
    flow.map((first) => [first, { ...first, nodes: first.nodes.map(weighedAnew) }]),
    flow.map((first) => [{ ...first, nodes: first.nodes.map(broken) }, first]),
  )
}

const flowsOf = (mix: Mix) => fc.array(versionsOf(mix), { minLength: 1, maxLength: 3 })

/** The flows of a story, each in its versions: of everything, or of a kind, so that what they do meets. */
export const arbitraryFlows: fc.Arbitrary<Flow[][]> = fc.oneof(
  flowsOf({ messages: 2, changes: 2, pauses: 3, branches: 2 }),
  flowsOf({ messages: 9, changes: 1, pauses: 1, branches: 1 }),
  flowsOf({ messages: 9, changes: 1, pauses: 1, branches: 1 }),
  flowsOf({ messages: 1, changes: 4, pauses: 4, branches: 1 }),
  flowsOf({ messages: 1, changes: 1, pauses: 4, branches: 5 }),
)

/** The other way round, and with a new name for who was B. */
const weighedAnew = (node: FlowNode): FlowNode => {
  if (node.type !== 'experiment') return node
  const [a, b] = node.data.variants
  if (!a || !b) return node
  const variants = [
    { ...a, weight: b.weight },
    { ...b, id: 'c', weight: a.weight },
  ]
  return { ...node, data: { ...node.data, variants } }
}

/** What no message can be made of, and part of a point. */
const broken = (node: FlowNode): FlowNode => {
  if (node.type === 'sendEmail') return { ...node, data: { ...node.data, subject: brokenTemplate } }
  return node.type === 'givePoints' ? { ...node, data: { ...node.data, points: 0.5 } } : node
}

function draw(of: object, triggers: Trigger[], sketches: Sketch[]): Flow {
  const starts = triggers.map((node, index) => ({ ...node, id: `a${index}`, position: { x: 0, y: 0 } }))
  const nodes = sketches.map(({ node, disabled }, index) => ({
    ...node,
    id: `n${index}`,
    position: { x: 0, y: 0 },
    data: { ...node.data, disabled },
  }))
  const edges = [
    ...starts.map(({ id }) => ({ source: id, sourceHandle: 'out', target: 'n0' })),
    ...sketches.flatMap((each, index) => edgesOf(each, index, sketches.length)),
  ]
  const file = {
    format: 'runnel.flow/1',
    name: 'A story',
    settings: of,
    nodes: [...starts, ...nodes],
    edges: edges.map((edge, index) => ({ id: `e${index}`, ...edge })),
  }
  const parsed = parseFlow(JSON.parse(JSON.stringify(file)))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  return parsed.flow
}

function edgesOf({ node, links, disabled }: Sketch, index: number, count: number) {
  const mayGoBack = !disabled && (node.type === 'wait' || node.type === 'delay')
  return handlesOf(node).flatMap((sourceHandle, nth) => {
    const target = targetOf(links[nth] ?? 0, index, mayGoBack)
    return target === null || target >= count ? [] : [{ source: `n${index}`, sourceHandle, target: `n${target}` }]
  })
}

function targetOf(link: number, index: number, mayGoBack: boolean): number | null {
  if (link === 0) return null
  if (link <= 6 || !(link === 7 || mayGoBack)) return index + 1
  if (link === 7) return index + 2
  return link === 8 ? index : 0
}

function handlesOf(node: Sketch['node']): string[] {
  if (node.type === 'exit') return []
  if (node.type === 'wait') return [...node.data.for.map(({ id }) => id), 'timeout']
  if (node.type === 'condition') return [...node.data.paths.map(({ id }) => id), 'else']
  if (node.type === 'experiment') return node.data.variants.map(({ id }) => id)
  if (node.type === 'sendMessage') return ['out', 'unreachable']
  return node.type === 'callWebhook' ? ['out', 'failed'] : ['out']
}
