import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type {
  CountsAnswer,
  FlowAnswer,
  FlowListItem,
  List,
  PreviewAnswer,
  Problem,
  TestResult,
  VersionAnswer,
} from '../../shared/api/answers.ts'
import type { Flow } from '../../shared/flow/flow.ts'
import type { Given } from '../../shared/flow/flowTest.ts'
import { call, segment } from './client.ts'

const flowPath = (id: string) => `/api/flows/${segment(id)}`

/** The Flows page: all flows, newest change first. */
export const flowsQuery = () =>
  queryOptions({
    queryKey: ['flows'],
    queryFn: ({ signal }) => call<List<FlowListItem>>('GET', '/api/flows', { query: { limit: 200 }, signal }),
  })

/** One flow with its draft. */
export const flowQuery = (id: string) =>
  queryOptions({
    queryKey: ['flows', id],
    queryFn: ({ signal }) => call<FlowAnswer>('GET', flowPath(id), { signal }),
  })

/** The numbers on the canvas; without a version, those of all. */
export const countsQuery = (id: string, filter: { version?: number; from?: string; to?: string } = {}) =>
  queryOptions({
    queryKey: ['flows', id, 'counts', filter],
    queryFn: ({ signal }) => call<CountsAnswer>('GET', `${flowPath(id)}/counts`, { query: filter, signal }),
  })

/** Published versions, newest first. */
export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['flows', id, 'versions'],
    queryFn: ({ signal }) => call<List<VersionAnswer>>('GET', `${flowPath(id)}/versions`, { signal }),
  })

/** One published version, which never changes. */
export const versionQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['flows', id, 'versions', version],
    queryFn: ({ signal }) =>
      call<VersionAnswer & { flow: Flow }>('GET', `${flowPath(id)}/versions/${version}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Where a browser downloads the canonical flow file. */
export const exportUrl = (id: string): string => `${flowPath(id)}/export`

/** Creates a flow from a flow file, as parsed from JSON; the server says with paths what is wrong with it. */
export function useCreateFlow() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (flow: unknown) => call<FlowAnswer>('POST', '/api/flows', { body: flow }),
    onSuccess: async (answer) => {
      queryClient.setQueryData(flowQuery(answer.id).queryKey, answer)
      await queryClient.invalidateQueries({ queryKey: ['flows'], exact: true })
    },
  })
}

/** Saves the draft. A stale revision is a 412 whose body has `current`. */
export function useSaveDraft(id: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ flow, revision }: { flow: Flow; revision: number }) =>
      call<FlowAnswer>('PUT', flowPath(id), { body: flow, headers: { 'if-match': `"${revision}"` } }),
    onSuccess: async (answer) => {
      queryClient.setQueryData(flowQuery(id).queryKey, answer)
      await queryClient.invalidateQueries({ queryKey: ['flows'], exact: true })
    },
  })
}

/** Publishes the draft as the next version; a 409's body has `problems`. */
export function usePublish(id: string) {
  return useFlowChange(id, (request: { note?: string; migrate?: unknown }) =>
    call<FlowAnswer>('POST', `${flowPath(id)}/publish`, { body: request }),
  )
}

/** Pauses, resumes or archives a flow. */
export function useSetStatus(id: string) {
  return useFlowChange(id, (change: 'pause' | 'resume' | 'archive') =>
    call<FlowAnswer>('POST', `${flowPath(id)}/${change}`),
  )
}

/** Makes an old version the draft. */
export function useRestoreVersion(id: string) {
  return useFlowChange(id, (version: number) => call<FlowAnswer>('POST', `${flowPath(id)}/versions/${version}/restore`))
}

/** Removes a flow with its versions and journeys. */
export function useDeleteFlow() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => call<void>('DELETE', flowPath(id)),
    onSuccess: async (_, id) => {
      queryClient.removeQueries({ queryKey: ['flows', id] })
      await queryClient.invalidateQueries({ queryKey: ['flows'], exact: true })
    },
  })
}

/** What the check finds in a flow that need not be saved. */
export const checkFlow = (flow: Flow, signal?: AbortSignal) =>
  call<{ problems: Problem[] }>('POST', '/api/check', { body: { flow }, ...(signal ? { signal } : {}) })

/** One event through a flow that need not be saved. */
export const previewFlow = (flow: Flow, given: Partial<Given>, signal?: AbortSignal) =>
  call<PreviewAnswer>('POST', '/api/preview', { body: { flow, given }, ...(signal ? { signal } : {}) })

/** Runs the tests that the saved draft carries. */
export const runTests = (id: string) => call<{ results: TestResult[] }>('POST', `${flowPath(id)}/tests`)

function useFlowChange<T>(id: string, change: (value: T) => Promise<FlowAnswer>) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: async (answer) => {
      queryClient.setQueryData(flowQuery(id).queryKey, answer)
      await queryClient.invalidateQueries({ queryKey: ['flows'], exact: true })
      await queryClient.invalidateQueries({ queryKey: ['flows', id, 'versions'] })
    },
  })
}
