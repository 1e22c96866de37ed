import { describe, expect, it } from 'vitest'
import { parseFlow, parseFlowText } from '../../../shared/flow/parse.ts'
import { nodeTypes } from '../../../shared/nodes/index.ts'
import { aFlow } from '../../builders/aFlow.ts'

const aFile = () => aFlow().on('Signed Up').delay('P1D').email().file()

function errorsOf(file: unknown): { path: string; message: string }[] {
  const parsed = parseFlow(file)
  return parsed.ok ? [] : parsed.errors
}

/** The file with one change, made on a copy. */
function changed(change: (file: ReturnType<typeof aFile> & Record<string, unknown>) => unknown) {
  const file = structuredClone(aFile())
  change(file)
  return file
}

it.each(nodeTypes.map(({ type }) => type))('takes a %s that nobody has filled in yet', (type) => {
  expect(errorsOf(changed((file) => file.nodes.push({ id: 'new', type, position: { x: 0, y: 0 }, data: {} })))).toEqual(
    [],
  )
})

it.each(nodeTypes.map(({ type, initial }) => ({ type, initial })))(
  'takes a $type as the palette puts it on the canvas',
  ({ type, initial }) => {
    expect(
      errorsOf(changed((file) => file.nodes.push({ id: 'new', type, position: { x: 0, y: 0 }, data: initial }))),
    ).toEqual([])
  },
)

it('fills in the defaults', () => {
  const parsed = parseFlow({ format: 'runnel.flow/1', name: 'A', settings: { reentry: 'never' }, nodes: [], edges: [] })
  expect(parsed.ok && parsed.flow).toMatchObject({
    description: '',
    tags: [],
    tests: [],
    settings: { concurrent: 'no', audience: null, exits: [], goal: null, maxEventAge: 'P1D', priority: 5 },
  })
})

it('drops targetHandle, which other editors write', () => {
  const parsed = parseFlow(changed((file) => Object.assign(file.edges[0] ?? {}, { targetHandle: null })))
  expect(parsed.ok && Object.keys(parsed.flow.edges[0] ?? {})).toEqual(['id', 'source', 'sourceHandle', 'target'])
})

it('keeps of rules what the format names, and drops what a form adds', () => {
  const when = {
    id: 'q1',
    combinator: 'and',
    rules: [{ id: 'q2', field: 'event.name', operator: '=', value: 'A', valueSource: 'value' }],
  }
  const parsed = parseFlow(
    changed((file) =>
      file.nodes.push({ id: 'c', type: 'condition', position: { x: 0, y: 0 }, data: { paths: [{ id: 'p', when }] } }),
    ),
  )
  const node = parsed.ok ? parsed.flow.nodes.find(({ id }) => id === 'c') : undefined
  expect(node?.data).toMatchObject({
    paths: [{ when: { combinator: 'and', not: false, rules: [{ field: 'event.name', operator: '=', value: 'A' }] } }],
  })
  expect(JSON.stringify(node)).not.toContain('q1')
})

describe('a draft may be unfinished', () => {
  it.each([
    ['weights that are not 100', { type: 'experiment', data: { variants: [{ id: 'a', weight: 1 }] } }],
    ['an unreadable duration', { type: 'delay', data: { for: 'soon' } }],
    ['broken Liquid', { type: 'sendEmail', data: { subject: '{{ oops' } }],
    [
      'rules that make no sense',
      { type: 'onEvent', data: { where: { combinator: 'and', rules: [{ field: 'x', operator: '~', value: 1 }] } } },
    ],
    [
      'an id that is reserved',
      { type: 'condition', data: { paths: [{ id: 'else', when: { combinator: 'and', rules: [] } }] } },
    ],
  ])('%s', (_, node) => {
    expect(errorsOf(changed((file) => file.nodes.push({ id: 'new', position: { x: 0, y: 0 }, ...node })))).toEqual([])
  })

  it.each([
    ['an edge from a handle that no longer exists', { source: 'delay', sourceHandle: 'gone', target: 'sendEmail' }],
    ['two edges on one handle', { source: 'delay', sourceHandle: 'out', target: 'sendEmail' }],
    ['an edge that ends at a trigger', { source: 'sendEmail', sourceHandle: 'out', target: 'onEvent' }],
    ['a circle without a pause', { source: 'sendEmail', sourceHandle: 'out', target: 'sendEmail' }],
  ])('%s', (_, edge) => {
    expect(errorsOf(changed((file) => file.edges.push({ id: 'new', ...edge })))).toEqual([])
  })
})

describe('what is refused, with its path', () => {
  it.each<[string, (file: ReturnType<typeof aFile> & Record<string, unknown>) => unknown, string, RegExp]>([
    ['an unknown key', (file) => Object.assign(file, { colour: 'red' }), 'colour', /Unknown key "colour"/],
    [
      'an unknown key in a node',
      (file) => Object.assign(file.nodes[1]?.data ?? {}, { untl: 1 }),
      'nodes.1.data.untl',
      /Unknown key/,
    ],
    [
      'an unknown key in the settings',
      (file) => Object.assign(file.settings, { audiance: null }),
      'settings.audiance',
      /Unknown key/,
    ],
    [
      'a key __proto__',
      (file) => Object.defineProperty(file.settings, '__proto__', { value: {}, enumerable: true }),
      'settings.__proto__',
      /Unknown key/,
    ],
    [
      'an unknown node type',
      (file) => Object.assign(file.nodes[1] ?? {}, { type: 'sendFax' }),
      'nodes.1.type',
      /The types are onEvent, .*sendEmail/,
    ],
    [
      'another format',
      (file) => Object.assign(file, { format: 'runnel.flow/9' }),
      'format',
      /newer Runnel \(runnel\.flow\/9\).* read: runnel\.flow\/1\. Update/,
    ],
    [
      'no format',
      (file) => Object.assign(file, { format: undefined }),
      'format',
      /^Unknown format\. .*runnel\.flow\/1/,
    ],
    ['a wrong JSON type', (file) => Object.assign(file, { name: 7 }), 'name', /string/],
    [
      'a wrong JSON type in an arm',
      (file) => Object.assign(file.nodes[1] ?? {}, { type: 'wait', data: { for: [{ id: 'a', event: 7 }] } }),
      'nodes.1.data.for.0.event',
      /string/,
    ],
    [
      'a wrong re-entry',
      (file) => Object.assign(file.settings, { reentry: { after: 30 } }),
      'settings.reentry.after',
      /string/,
    ],
    [
      'two nodes with one id',
      (file) => Object.assign(file.nodes[1] ?? {}, { id: 'onEvent' }),
      'nodes.1.id',
      /Two nodes have the id "onEvent"/,
    ],
    [
      'two edges with one id',
      (file) => Object.assign(file.edges[1] ?? {}, { id: 'e1' }),
      'edges.1.id',
      /Two edges have the id "e1"/,
    ],
    [
      'two exit rules with one id',
      (file) => Object.assign(file.settings, { exits: [{ id: 'x' }, { id: 'x' }] }),
      'settings.exits.1.id',
      /Two exit rules/,
    ],
    [
      'two arms with one id',
      (file) => Object.assign(file.nodes[1] ?? {}, { type: 'wait', data: { for: [{ id: 'a' }, { id: 'a' }] } }),
      'nodes.1.data.for.1.id',
      /have the id "a"/,
    ],
    [
      'an id with a space',
      (file) => Object.assign(file.nodes[1] ?? {}, { id: 'a b' }),
      'nodes.1.id',
      /letters, digits/,
    ],
    [
      'an id that is too long',
      (file) => Object.assign(file.nodes[1] ?? {}, { id: 'a'.repeat(65) }),
      'nodes.1.id',
      /1 to 64/,
    ],
    [
      'an edge to nowhere',
      (file) => Object.assign(file.edges[0] ?? {}, { target: 'gone' }),
      'edges.0.target',
      /There is no node "gone"/,
    ],
    [
      'an edge from nowhere',
      (file) => Object.assign(file.edges[0] ?? {}, { source: 'gone' }),
      'edges.0.source',
      /There is no node "gone"/,
    ],
  ])('%s', (_, change, path, message) => {
    const errors = errorsOf(changed(change))
    expect(errors.find((error) => error.path === path)?.message).toMatch(message)
  })

  it.each([[null], [[]], ['flow'], [7], [undefined]])('%j is no flow', (file) => {
    expect(errorsOf(file)).toHaveLength(1)
  })

  it('more than 6,000 nodes', () => {
    const nodes = Array.from({ length: 6001 }, (_, index) => ({ id: `n${index}`, type: 'note' }))
    expect(errorsOf({ ...aFile(), nodes, edges: [] })[0]).toEqual({
      path: 'nodes',
      message: 'A flow has at most 6000 nodes.',
    })
    expect(errorsOf({ ...aFile(), nodes: nodes.slice(1), edges: [] })).toEqual([])
  })

  it('text that is no JSON, and text of more than 4 MB', () => {
    const long = JSON.stringify({ ...aFile(), description: 'é'.repeat(2 * 1024 * 1024) })
    expect(parseFlowText('{')).toMatchObject({
      ok: false,
      errors: [{ path: '', message: expect.stringMatching(/not JSON/) }],
    })
    expect(parseFlowText(long)).toMatchObject({ ok: false, errors: [{ message: 'A flow file has at most 4 MB.' }] })
    expect(parseFlowText(JSON.stringify({ ...aFile(), description: 'e'.repeat(2 * 1024 * 1024) }))).toMatchObject({
      ok: true,
    })
  })

  it('rules nested so deep that no person drew them', () => {
    let rules: unknown = { combinator: 'and', rules: [] }
    for (let depth = 0; depth < 50_000; depth++) rules = { combinator: 'and', rules: [rules] }
    expect(errorsOf(changed((file) => Object.assign(file.settings, { audience: rules })))[0]?.message).toMatch(/nested/)
  })
})

it('keeps __proto__ inside free-form objects harmless', () => {
  const properties: unknown = JSON.parse('{ "__proto__": { "polluted": 1 }, "a": { "__proto__": { "polluted": 2 } } }')
  const parsed = parseFlow(
    changed((file) =>
      file.nodes.push({ id: 'emit', type: 'emitEvent', position: { x: 0, y: 0 }, data: { event: 'X', properties } }),
    ),
  )
  expect(parsed.ok).toBe(true)
  expect('polluted' in {}).toBe(false)
})
