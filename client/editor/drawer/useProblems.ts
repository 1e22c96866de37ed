import { useDeferredValue, useMemo } from 'react'
import type { Problem } from '../../../shared/api/answers.ts'
import { checkFlow } from '../../../shared/flow/check/index.ts'
import { useEditor } from '../store/EditorContext.tsx'

/** What the check finds in the flow as it is drawn. It follows a moment behind, so that typing never waits for it. */
export function useProblems(): readonly Problem[] {
  const flow = useDeferredValue(useEditor((state) => state.flow))
  return useMemo(() => checkFlow(flow), [flow])
}
