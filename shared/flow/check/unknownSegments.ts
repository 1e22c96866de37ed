import { segmentsNamed } from '../../rules/segmentsNamed.ts'
import { pathText } from '../issues.ts'
import { named } from './drawing.ts'
import type { CheckRule } from './rule.ts'

/** What is said where a segment is named that is not there. */
export const unknownSegment = 'A segment that is named here does not exist. Choose another.'

/** Segments that are named and not there: nobody is ever in one. Not asked where nobody knows which there are. */
export const unknownSegments: CheckRule = ({ flow, nodes, known: { segments } }) => {
  if (!segments) return []
  const unknownIn = (inside: unknown) => segmentsNamed(inside).filter(({ id }) => !segments.has(id))
  const problem = { rule: 'unknown-segment', severity: 'error' } as const
  return [
    ...[...nodes.values()].flatMap((drawn) =>
      unknownIn(drawn.node.data).map(({ path }) => ({
        ...problem,
        nodeId: drawn.node.id,
        path: pathText(['nodes', drawn.index, 'data', ...path]),
        message: `${named(drawn)}: ${unknownSegment}`,
      })),
    ),
    ...unknownIn(flow.settings).map(({ path }) => ({
      ...problem,
      path: pathText(['settings', ...path]),
      message: `The settings of the flow: ${unknownSegment}`,
    })),
  ]
}
