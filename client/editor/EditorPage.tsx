import { useQuery } from '@tanstack/react-query'
import { flowQuery } from '../api/flows.ts'
import { Fault } from '../ui/Fault.tsx'
import { OpenEditor } from './OpenEditor.tsx'

/** The canvas of one flow. The draft is seeded from the server once; from then on the editor's store owns it. */
export function EditorPage({ flowId }: { flowId: string }) {
  const flow = useQuery({ ...flowQuery(flowId), refetchOnWindowFocus: false })
  if (flow.data) return <OpenEditor flowId={flowId} answer={flow.data} />
  return flow.error && <Fault error={flow.error} onRetry={() => void flow.refetch()} />
}
