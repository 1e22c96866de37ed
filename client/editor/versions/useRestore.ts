import { useMutation, useQueryClient } from '@tanstack/react-query'
import { versionQuery } from '../../api/flows.ts'
import { say, sayFault } from '../../ui/say.ts'
import { keepSame } from '../edits/keepSame.ts'
import { useOpenEditor } from '../store/EditorContext.tsx'

/**
 * Makes a version the draft, as one change in the editor: undo takes it back, and it is saved as every change is. The
 * server's own call for it would write past what waits to be saved here.
 */
export function useRestore() {
  const { store, flowId } = useOpenEditor()
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (version: number) => queryClient.fetchQuery(versionQuery(flowId, version)),
    onSuccess: ({ version, flow }) => {
      store.getState().change(`restore version ${version}`, (before) => keepSame(before, flow))
      store.getState().look(null)
      say(`Version ${version} is your draft now. Undo brings back what was there.`)
    },
    onError: sayFault,
  })
}
