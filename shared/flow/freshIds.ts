import type { Flow } from './flow.ts'
import type { FlowTest, Given } from './flowTest.ts'

/**
 * The same flow with new ids for all its nodes, and everything that names a node following: edges, rules and Liquid (`journey.variant.…`,
 * `journey.events.…`), tests. A flow made from a template or a copy needs this: the dice of an experiment are thrown with its node's id, and
 * two experiments must never draw alike. Ids that no node has stay as they are.
 *
 * @param newId gives an id that was never given before, see id.ts for its shape.
 */
export function freshIds(flow: Flow, newId: () => string): Flow {
  const names = new Map(flow.nodes.map((node) => [node.id, newId()]))
  const rename = (id: string) => names.get(id) ?? id
  return {
    ...flow,
    settings: renameInText(flow.settings, rename),
    nodes: flow.nodes.map((node) => ({ ...renameInText(node, rename), id: rename(node.id) })),
    edges: flow.edges.map((edge) => ({ ...edge, source: rename(edge.source), target: rename(edge.target) })),
    tests: flow.tests.map((test) => renameInTest(renameInText(test, rename), rename)),
  }
}

// journey.variant.<id>, journey.events.<id>, and the same with brackets, as rules and Liquid write them.
const mention = /(journey\.(?:variant|events)(?:\.|\[\s*["']))([A-Za-z0-9_-]{1,64})/g

function renameInText<T>(value: T, rename: (id: string) => string): T {
  // Only the text of strings changes, so whatever type went in comes out.
  if (typeof value === 'string') return value.replace(mention, (_, before, id) => before + rename(id)) as T
  if (Array.isArray(value)) return value.map((item) => renameInText(item, rename)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, renameInText(item, rename)])) as T
}

function renameInTest(test: FlowTest, rename: (id: string) => string): FlowTest {
  const { path, effects } = test.expect
  return {
    ...test,
    given: renameInGiven(test.given, rename),
    expect: {
      ...test.expect,
      ...(path ? { path: path.map(rename) } : {}),
      ...(effects ? { effects: effects.map((effect) => renameInEffect(effect, rename)) } : {}),
    },
  }
}

function renameInGiven(given: Given, rename: (id: string) => string): Given {
  return {
    ...given,
    ...(given.nodeId === undefined ? {} : { nodeId: rename(given.nodeId) }),
    variants: Object.fromEntries(Object.entries(given.variants).map(([id, variant]) => [rename(id), variant])),
  }
}

type ExpectedEffect = NonNullable<FlowTest['expect']['effects']>[number]

function renameInEffect(effect: ExpectedEffect, rename: (id: string) => string): ExpectedEffect {
  const { nodeId, key } = effect
  return {
    ...effect,
    ...(typeof nodeId === 'string' ? { nodeId: rename(nodeId) } : {}),
    ...(typeof key === 'string' ? { key: key.split('/').map(rename).join('/') } : {}),
  }
}
