import { useQuery } from '@tanstack/react-query'
import type { CountsAnswer } from '../../../shared/api/answers.ts'
import { countsQuery } from '../../api/flows.ts'
import { formatCount } from '../../ui/formatNumber.ts'
import { useEditor, useOpenEditor } from '../store/EditorContext.tsx'
import type { Counting, Visitors } from '../store/view.ts'

export type NodeCounts = CountsAnswer['nodes'][string]

/** One narrow piece of the flow's numbers; undefined before they are there, and where none are shown. */
function useCounts<T>(select: (counts: CountsAnswer) => T): T | undefined {
  const { flowId } = useOpenEditor()
  const counting = useEditor((state) => state.counting)
  const { data } = useQuery({
    ...countsQuery(flowId, filterOf(counting ?? {})),
    select,
    retry: false,
    enabled: counting !== null,
  })
  return counting ? data : undefined
}

/** What is asked of the server; the name of a period is for people. */
export const filterOf = ({ version, from, to }: Counting) => ({
  ...(version !== undefined && { version }),
  ...(from !== undefined && { from }),
  ...(to !== undefined && { to }),
})

/** The numbers on one card. */
export const useNodeCounts = (nodeId: string): NodeCounts | undefined => useCounts((counts) => counts.nodes[nodeId])

/** How many left by a handle, written out; empty where nobody did. */
export function useHandleCount(nodeId: string, handle: string): string {
  const left = useCounts((counts) => counts.nodes[nodeId]?.left[handle] ?? 0) ?? 0
  return left > 0 ? formatCount(left) : ''
}

/** The number behind which the listed journeys stand; undefined where all are listed. */
export const useVisitCount = (visitors: Visitors | null): number | undefined =>
  useCounts(({ nodes }) => {
    const of = visitors ? nodes[visitors.nodeId] : undefined
    if (!visitors) return undefined
    return (visitors.handle === undefined ? of?.[visitors.became ?? 'entered'] : of?.left[visitors.handle]) ?? 0
  })
