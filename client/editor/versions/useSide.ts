import { useQuery } from '@tanstack/react-query'
import type { Flow } from '../../../shared/flow/flow.ts'
import { versionQuery } from '../../api/flows.ts'
import { useEditor, useOpenEditor } from '../store/EditorContext.tsx'
import type { DraftOrVersion } from '../store/view.ts'

/** The flow of one side: the draft as it is here, saved or not, or a published version. Undefined until it has come, and where there is no side. */
export function useSide(side: DraftOrVersion | null): { flow: Flow | undefined; error: Error | null; retry(): void } {
  const { flowId } = useOpenEditor()
  const draft = useEditor((state) => state.flow)
  const number = typeof side === 'number' ? side : null
  const version = useQuery({ ...versionQuery(flowId, number ?? 0), enabled: number !== null })
  if (side === 'draft') return { flow: draft, error: null, retry: () => {} }
  return {
    flow: side === null ? undefined : version.data?.flow,
    error: version.error,
    retry: () => void version.refetch(),
  }
}
