import type { Handle } from '../../nodes/defineNode.ts'
import type { Drawn } from './drawing.ts'
import { named } from './drawing.ts'
import type { CheckRule } from './rule.ts'
import { reachedFromTriggers } from './unreachable.ts'

/** Handles that lead nowhere. The plain way out of an action is none: that is how most drawings end. */
export const deadEnds: CheckRule = (drawing) => {
  const reached = reachedFromTriggers(drawing)
  return [...drawing.nodes.values()]
    .filter(({ node }) => reached.has(node.id))
    .flatMap((drawn) => openHandles(drawn).map((handle) => problem(drawn, handle)))
}

const openHandles = ({ handles, out, meaning }: Drawn): Handle[] =>
  handles.filter(
    ({ id, label }) => !(meaning.family === 'action' && label === '') && !out.some((edge) => edge.sourceHandle === id),
  )

function problem(drawn: Drawn, { label, place }: Handle) {
  const at = place ?? (label === '' ? null : `"${label}"`)
  return {
    rule: 'dead-end',
    severity: 'warning' as const,
    nodeId: drawn.node.id,
    message: `${named(drawn)} leads nowhere${at === null ? '' : ` at ${at}`}. Connect it, or let the journey end there on purpose.`,
  }
}
