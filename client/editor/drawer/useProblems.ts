import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import type { Problem } from '../../../shared/api/answers.ts'
import { checkFlow } from '../../../shared/flow/check/index.ts'
import type { Flow } from '../../../shared/flow/flow.ts'
import { segmentsQuery } from '../../api/segments.ts'
import { useEditor } from '../store/EditorContext.tsx'

const restMs = 250
const known = new WeakMap<Flow, { segments: ReadonlySet<string> | undefined; problems: readonly Problem[] }>()
const idsOf = ({ items }: { items: { id: string }[] }): ReadonlySet<string> => new Set(items.map(({ id }) => id))

/** What the check finds in the flow as it is drawn. It follows when the hand rests: a large flow takes longer to check than a key to press. */
export function useProblems(): readonly Problem[] {
  const [flow] = useDebouncedValue(
    useEditor((state) => state.flow),
    restMs,
  )
  const { data: segments } = useQuery({ ...segmentsQuery(), select: idsOf })
  const before = known.get(flow)
  if (before && before.segments === segments) return before.problems
  const problems = checkFlow(flow, { segments: segments ?? null })
  known.set(flow, { segments, problems })
  return problems
}
