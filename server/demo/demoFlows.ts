import type { Flow, NodePosition } from '../../shared/flow/flow.ts'
import { freshIds } from '../../shared/flow/freshIds.ts'
import type { TemplateRecord } from '../ports/library.ts'
import { compressTime } from './compressTime.ts'

// The last one stands first in the list: people come into it with every order, and few orders are somebody's third.
const templateIds = ['third-order-gift', 'post-purchase-care']

const text = `This is the demo shop. A day takes five seconds here, so that you can watch people come through.

Its customers and orders are real ones of a music shop, from 1997 and 1998, moved so that the last was yesterday. Names and addresses are made up, new orders too, and no mail leaves this machine.`

const size = { width: 260, height: 240 }
const gap = 40

/** The flows that are live in the demo shop: templates that ship, in compressed time, with a note that says so. */
export function demoFlows(templates: readonly TemplateRecord[], newId: () => string): Flow[] {
  return templateIds.map((id) => {
    const template = templates.find((candidate) => candidate.id === id)
    if (!template) throw new Error(`The demo shop needs the template ${id}.`)
    return freshIds(withNote(compressTime(template.flow)), newId)
  })
}

function withNote(flow: Flow): Flow {
  const note = {
    id: 'demo',
    type: 'note' as const,
    position: besides(flow),
    data: { text, ...size, label: '', disabled: false },
  }
  return { ...flow, tags: [...flow.tags, 'demo shop'], nodes: [...flow.nodes, note] }
}

/** The upper left corner of the drawing where no card is in the way, so that all is seen large; else to the left of it. */
function besides({ nodes }: Flow): NodePosition {
  const left = Math.min(...nodes.map(({ position }) => position.x))
  const top = Math.min(...nodes.map(({ position }) => position.y))
  const isFree = nodes.every(
    ({ position }) => position.x > left + size.width + gap || position.y > top + size.height + gap,
  )
  return { x: isFree ? left : left - size.width - 2 * gap, y: top }
}
