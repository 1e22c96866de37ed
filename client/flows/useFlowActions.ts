import { useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import type { FlowAnswer } from '../../shared/api/answers.ts'
import type { Flow } from '../../shared/flow/flow.ts'
import { freshIds } from '../../shared/flow/freshIds.ts'
import { flowQuery, useCreateFlow } from '../api/flows.ts'
import { newId } from '../ui/newId.ts'
import { sayFault } from '../ui/say.ts'
import { blankFlow, copyName } from './flowFile.ts'

/** The ways to a new flow. Each opens it on the canvas. */
export function useFlowActions() {
  const queryClient = useQueryClient()
  const [, navigate] = useLocation()
  const create = useCreateFlow()
  const open = { onSuccess: (answer: FlowAnswer) => navigate(`/flows/${answer.id}`), onError: sayFault }

  return {
    isBusy: create.isPending,
    startBlank: () => create.mutate(blankFlow, open),
    startFromTemplate: (template: Flow) => create.mutate(freshIds(template, newId), open),
    duplicate: async (id: string) => {
      try {
        const { flow } = await queryClient.fetchQuery(flowQuery(id))
        // Waited for here: the menu that asked is closed by now, and nothing that is gone is called back.
        const copy = await create.mutateAsync({ ...freshIds(flow, newId), name: copyName(flow) })
        navigate(`/flows/${copy.id}`)
      } catch (error) {
        if (error instanceof Error) sayFault(error)
      }
    },
  }
}
