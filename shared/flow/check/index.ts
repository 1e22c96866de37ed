import type { Problem } from '../../api/answers.ts'
import type { Flow } from '../flow.ts'
import { cycles } from './cycles.ts'
import { deadEnds } from './deadEnds.ts'
import { drawingOf } from './drawing.ts'
import { duplicateEdges } from './duplicateEdges.ts'
import { foreignSenders } from './foreignSenders.ts'
import type { Known } from './known.ts'
import { missingHandles } from './missingHandles.ts'
import { notSupported } from './notSupported.ts'
import type { CheckRule } from './rule.ts'
import { settings } from './settings.ts'
import { triggers } from './triggers.ts'
import { unfinished } from './unfinished.ts'
import { unknownFlows } from './unknownFlows.ts'
import { unknownSegments } from './unknownSegments.ts'
import { unreachable } from './unreachable.ts'
import { wrongTargets } from './wrongTargets.ts'

const rules: readonly CheckRule[] = [
  triggers,
  notSupported,
  unfinished,
  settings,
  unknownSegments,
  unknownFlows,
  foreignSenders,
  duplicateEdges,
  missingHandles,
  wrongTargets,
  cycles,
  unreachable,
  deadEnds,
]

/** Finds what is wrong with a flow (errors keep it from being published) and what is likely not meant (warnings), errors first. `known`: what it may name. */
export function checkFlow(flow: Flow, known: Known = {}): Problem[] {
  const drawing = drawingOf(flow, known)
  const problems = rules.flatMap((rule) => rule(drawing))
  return [...problems.filter(isError), ...problems.filter((problem) => !isError(problem))]
}

const isError = ({ severity }: Problem): boolean => severity === 'error'
