import { parseInstant } from '../../shared/engine/calendar.ts'
import type { Flow, FlowSettings } from '../../shared/flow/flow.ts'
import type { Given, GivenEvent } from '../../shared/flow/flowTest.ts'
import { given } from '../../shared/flow/flowTest.ts'
import { parseFlow } from '../../shared/flow/parse.ts'
import type { NodeType } from '../../shared/nodes/index.ts'
import type { Rules } from '../../shared/rules/rules.ts'

/** The nth day of March 2026 at nine in the morning, UTC, as ISO text; day 0 is the first. */
export const day = (n: number, time = '09:00'): string =>
  `${new Date(Date.UTC(2026, 2, 1 + n)).toISOString().slice(0, 10)}T${time}:00.000Z`

/** Epoch milliseconds of a text. */
export function at(text: string): number {
  const instant = parseInstant(text)
  if (instant === null) throw new Error(`"${text}" is no instant.`)
  return instant
}

/** One rule as a set of rules. */
export const rule = (field: string, operator: string, value: string | number | boolean | string[]): Rules => ({
  combinator: 'and',
  rules: [{ field, operator, value }],
})

/** An event as a preview is given it. */
export const event = (name: string, properties: GivenEvent['properties'] = {}, timestamp?: string): GivenEvent => ({
  event: name,
  properties,
  ...(timestamp !== undefined && { timestamp }),
})

/** What a preview is given, with everything that is not named left out. */
export const aGiven = (parts: Partial<Given>): Given => given.parse(parts)

type Settings = Partial<{ [K in keyof FlowSettings]: unknown }>
type Data = Record<string, unknown>

/** A flow that is drawn from top to bottom: each node hangs on the one before, unless `from` says where. */
export function aFlow(settings: Settings = {}) {
  const nodes: { id: string; type: string; position: { x: number; y: number }; data: Data }[] = []
  const edges: { id: string; source: string; sourceHandle: string; target: string }[] = []
  let loose: { source: string; sourceHandle: string } | null = null

  const builder = {
    /** Adds a node; its id is its type, with a number from the second on. */
    node(type: NodeType, data: Data = {}, id = nextId(nodes, type)) {
      nodes.push({ id, type, position: { x: 0, y: 160 * nodes.length }, data })
      if (loose) builder.edge(loose.source, loose.sourceHandle, id)
      loose = { source: id, sourceHandle: 'out' }
      return builder
    },
    /** The next node hangs on this handle. */
    from(source: string, sourceHandle: string) {
      loose = { source, sourceHandle }
      return builder
    },
    edge(source: string, sourceHandle: string, target: string) {
      edges.push({ id: `e${edges.length + 1}`, source, sourceHandle, target })
      return builder
    },
    /** A trigger; nothing leads to it. */
    on(name: string, where: Rules | null = null) {
      loose = null
      return builder.node('onEvent', { event: name, where })
    },
    delay: (duration: string) => builder.node('delay', { for: duration }),
    wait(name: string, { timeout = 'P7D', ...more }: Data = {}) {
      return builder.node('wait', { for: [{ id: 'yes', event: name }], timeout, ...more })
    },
    email: (subject = 'Hello', more: Data = {}) => builder.node('sendEmail', { subject, body: subject, ...more }),
    exit: (outcome = 'neutral') => builder.node('exit', { outcome }),
    /** The flow file as somebody might have written it. */
    file: () => ({
      format: 'runnel.flow/1',
      name: 'A flow',
      settings: { reentry: 'always', ...settings },
      nodes,
      edges,
    }),
    build(): Flow {
      const parsed = parseFlow(builder.file())
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
      return parsed.flow
    },
  }
  return builder
}

function nextId(nodes: readonly { type: string }[], type: string): string {
  const count = nodes.filter((node) => node.type === type).length
  return count === 0 ? type : `${type}${count + 1}`
}
