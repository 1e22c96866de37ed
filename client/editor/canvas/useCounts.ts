import { useQuery } from '@tanstack/react-query'
import type { CountsAnswer } from '../../../shared/api/answers.ts'
import { countsQuery } from '../../api/flows.ts'
import { useOpenEditor } from '../store/EditorContext.tsx'

export type NodeCounts = CountsAnswer['nodes'][string]

/** One narrow piece of the flow's numbers; null before the first journey. */
function useCounts<T>(select: (counts: CountsAnswer) => T): T | undefined {
  const { flowId } = useOpenEditor()
  return useQuery({ ...countsQuery(flowId), select, retry: false }).data
}

/** The numbers on one card. */
export const useNodeCounts = (nodeId: string): NodeCounts | undefined => useCounts((counts) => counts.nodes[nodeId])

/** How many left by a handle, written out; empty where nobody did. */
export function useHandleCount(nodeId: string, handle: string): string {
  const left = useCounts((counts) => counts.nodes[nodeId]?.left[handle] ?? 0) ?? 0
  return left > 0 ? writeCount(left) : ''
}

const counted = new Intl.NumberFormat('en')
export const writeCount = (count: number): string => counted.format(count)
