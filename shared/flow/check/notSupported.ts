import { named } from './drawing.ts'
import type { CheckRule } from './rule.ts'

/** Node types that have no meaning yet can be drawn and previewed, but not published. */
export const notSupported: CheckRule = ({ nodes }) =>
  [...nodes.values()]
    .filter(({ meaning }) => !meaning.isAlive)
    .map((drawn) => ({
      rule: 'not-supported',
      severity: 'error',
      nodeId: drawn.node.id,
      path: `nodes.${drawn.index}.type`,
      message: `${named(drawn)} does nothing yet: nodes of this kind come with a later version. Take it out to publish.`,
    }))
