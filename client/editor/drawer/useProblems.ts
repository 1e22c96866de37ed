import { useDebouncedValue } from '@mantine/hooks'
import type { Problem } from '../../../shared/api/answers.ts'
import { checkFlow } from '../../../shared/flow/check/index.ts'
import type { Flow } from '../../../shared/flow/flow.ts'
import { useEditor } from '../store/EditorContext.tsx'

const restMs = 250
const known = new WeakMap<Flow, readonly Problem[]>()

/** What the check finds in the flow as it is drawn. It follows when the hand rests: a large flow takes longer to check than a key to press. */
export function useProblems(): readonly Problem[] {
  const [flow] = useDebouncedValue(
    useEditor((state) => state.flow),
    restMs,
  )
  const problems = known.get(flow) ?? checkFlow(flow)
  known.set(flow, problems)
  return problems
}
