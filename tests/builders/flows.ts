/** A flow file as a tool would write it: nodes by id, edges as `from:handle>to`. */
export function flowFile(
  nodes: Record<string, { type: string; [setting: string]: unknown }>,
  edges: readonly string[] = [],
  settings: Record<string, unknown> = {},
) {
  return {
    format: 'runnel.flow/1',
    name: 'A flow',
    settings: { reentry: 'always', ...settings },
    nodes: Object.entries(nodes).map(([id, { type, ...data }], row) => ({
      id,
      type,
      position: { x: 0, y: row * 160 },
      data,
    })),
    edges: edges.map((edge, index) => {
      const [, source, sourceHandle, target] = /^(.+):(.+)>(.+)$/.exec(edge) ?? []
      return { id: `e${index}`, source, sourceHandle, target }
    }),
  }
}

/** Greets whoever signs up, by a mail that needs no consent. */
export const greeting = () =>
  flowFile(
    {
      joined: { type: 'onEvent', event: 'Signed Up' },
      hello: { type: 'sendEmail', subject: 'Hello', body: 'Welcome!', purpose: 'transactional' },
    },
    ['joined:out>hello'],
  )

/** Waits a day after somebody signs up, then greets them. */
export const greetingNextDay = (settings: Record<string, unknown> = {}) =>
  flowFile(
    {
      joined: { type: 'onEvent', event: 'Signed Up' },
      day: { type: 'delay', for: 'P1D' },
      hello: { type: 'sendEmail', subject: 'Hello', body: 'Welcome!', purpose: 'transactional' },
    },
    ['joined:out>day', 'day:out>hello'],
    settings,
  )

/** Waits for an order for a week. */
export const waitingForOrder = (settings: Record<string, unknown> = {}) =>
  flowFile(
    {
      joined: { type: 'onEvent', event: 'Signed Up' },
      wait: { type: 'wait', for: [{ id: 'yes', label: 'Ordered', event: 'Order Completed' }], timeout: 'P7D' },
      won: { type: 'exit', outcome: 'won' },
      lost: { type: 'exit', outcome: 'lost' },
    },
    ['joined:out>wait', 'wait:yes>won', 'wait:timeout>lost'],
    settings,
  )
