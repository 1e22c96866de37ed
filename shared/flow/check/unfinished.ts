import { pathText } from '../issues.ts'
import { named } from './drawing.ts'
import type { CheckRule } from './rule.ts'

/** What a node says of itself that is missing or cannot be read. */
export const unfinished: CheckRule = ({ nodes }) =>
  [...nodes.values()]
    .filter(({ meaning }) => meaning.isAlive)
    .flatMap((drawn) =>
      drawn.meaning.lacks().map(({ path, message, rule = 'unfinished' }) => ({
        rule,
        severity: 'error' as const,
        nodeId: drawn.node.id,
        path: pathText(['nodes', drawn.index, 'data', ...path]),
        message: `${named(drawn)}: ${message}`,
      })),
    )
