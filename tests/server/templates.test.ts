import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readShippedTemplates } from '../../server/runtime/shippedTemplates.ts'
import { writeFlow } from '../../shared/flow/canonical.ts'
import { checkFlow } from '../../shared/flow/check/index.ts'
import type { Flow } from '../../shared/flow/flow.ts'
import { freshIds } from '../../shared/flow/freshIds.ts'
import { runFlowTests } from '../../shared/flow/runTests.ts'

const folder = join(import.meta.dirname, '../../server/templates')
const workspace = { timezone: 'UTC', currency: 'USD', mailFrom: 'Shop <hello@example.com>' }

const templates = readShippedTemplates(folder)

it('ships the five flows that a shop begins with', () => {
  expect(templates.map(({ flow }) => flow.name)).toEqual([
    'Abandoned checkout',
    'Post-purchase care with an A/B test',
    'A gift on the third order',
    'Welcome series',
    'Win back after 60 days without an order',
  ])
})

describe.each(templates)('the template $id', ({ id, flow }) => {
  it('is a canonical flow file', async () => {
    expect(writeFlow(flow)).toBe(await readFile(join(folder, `${id}.json`), 'utf8'))
  })

  it('can be published as it is, without a warning', () => {
    expect(checkFlow(flow)).toEqual([])
  })

  it('passes its own tests, three or more', () => {
    const results = runFlowTests(flow, { now: Date.parse('2026-03-02T09:00:00.000Z'), workspace })
    expect(results.filter(({ passed }) => !passed).map(({ name, failures }) => ({ name, failures }))).toEqual([])
    expect(results.length).toBeGreaterThanOrEqual(3)
  })

  it('passes them under the fresh ids of a flow that is made from it', () => {
    let ids = 0
    const made = freshIds(flow, () => `n${++ids}`)
    expect(made.nodes.some((node) => flow.nodes.some(({ id }) => id === node.id))).toBe(false)
    const results = runFlowTests(made, { now: Date.parse('2026-03-02T09:00:00.000Z'), workspace })
    expect(results.filter(({ passed }) => !passed).map(({ name, failures }) => ({ name, failures }))).toEqual([])
  })

  it('fails one of its tests when any of its mails is taken out', () => {
    const mails = flow.nodes.filter(({ type }) => type === 'sendEmail')
    expect(mails.length).toBeGreaterThan(0)
    for (const mail of mails) {
      const results = runFlowTests(without(flow, mail.id), { now: Date.parse('2026-03-02T09:00:00.000Z'), workspace })
      expect(results.every(({ passed }) => passed)).toBe(false)
    }
  })

  it('says what it is for, and asks for consent', () => {
    expect(flow.description.length).toBeGreaterThan(40)
    expect(JSON.stringify(flow.settings.audience)).toContain('customer.consent.email')
    expect(flow.settings.goal).toMatchObject({ event: 'Order Completed', value: 'event.properties.total' })
  })

  it('draws its cards apart from each other, and each below what leads to it', () => {
    const { nodes, edges } = flow
    const place = new Map(nodes.map((node) => [node.id, node.position]))
    for (const [index, { position: a }] of nodes.entries()) {
      for (const { position: b } of nodes.slice(index + 1)) {
        expect(Math.abs(a.x - b.x) >= 260 + 50 || Math.abs(a.y - b.y) >= 110 + 60).toBe(true)
      }
    }
    for (const { source, target } of edges) {
      expect(place.get(target)?.y ?? 0).toBeGreaterThan(place.get(source)?.y ?? 0)
    }
  })
})

function without(flow: Flow, nodeId: string): Flow {
  return {
    ...flow,
    nodes: flow.nodes.filter(({ id }) => id !== nodeId),
    edges: flow.edges.filter(({ source, target }) => source !== nodeId && target !== nodeId),
  }
}
