import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { FlowAnswer } from '../../shared/api/answers.ts'
import type { Choices } from '../../shared/engine/migration.ts'
import type { Flow } from '../../shared/flow/flow.ts'
import type { Given } from '../../shared/flow/flowTest.ts'
import { allItems } from './allItems.ts'
import { answerOf, api, done, given, inPath } from './client.ts'

const of = (id: string) => ({ param: { id: inPath(id) } })

/** The Flows page: all flows, newest change first. */
export const flowsQuery = () =>
  queryOptions({
    queryKey: ['flows'],
    // A library is small beside what happens in it: the page searches all of it, so all of it comes.
    queryFn: ({ signal }) => allItems((query) => answerOf(api.flows.$get({ query }, { init: { signal } }))),
    // Its numbers are those of flows that run while somebody looks.
    refetchInterval: 10_000,
  })

/** One flow with its draft. */
export const flowQuery = (id: string) =>
  queryOptions({
    queryKey: ['flows', id],
    queryFn: ({ signal }) => answerOf(api.flows[':id'].$get(of(id), { init: { signal } })),
    // The editor keeps its own flow. Comparing what was saved with what was there, node by node and twice, is slow for a large one.
    structuralSharing: false,
  })

/** The numbers on the canvas; without a version, those of all. */
export const countsQuery = (id: string, filter: { version?: number; from?: string; to?: string } = {}) =>
  queryOptions({
    queryKey: ['flows', id, 'counts', filter],
    queryFn: ({ signal }) => {
      const query = given({ version: filter.version?.toString(), from: filter.from, to: filter.to })
      return answerOf(api.journeys.flows[':id'].counts.$get({ ...of(id), query }, { init: { signal } }))
    },
  })

/** Who would be inside if the draft were published now, and what the last publishing has still to do. */
export const migrationQuery = (id: string) =>
  queryOptions({
    queryKey: ['flows', id, 'migration'],
    queryFn: ({ signal }) => answerOf(api.flows[':id'].migration.$get(of(id), { init: { signal } })),
    // People come and go while somebody makes up their mind.
    staleTime: 0,
  })

/** All published versions, newest first. */
export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['flows', id, 'versions'],
    queryFn: ({ signal }) =>
      allItems((query) => answerOf(api.versions.$get({ ...of(id), query }, { init: { signal } }))),
  })

/** One published version with its flow, which never changes. */
export const versionQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['flows', id, 'versions', version],
    queryFn: ({ signal }) =>
      answerOf(api.versions[':n'].$get({ param: { id: inPath(id), n: String(version) } }, { init: { signal } })),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Where a browser downloads the canonical flow file. */
export const exportUrl = (id: string): string => `/api/flows/${inPath(id)}/export`

/** Creates a flow from a flow file, as parsed from JSON; the server says with paths what is wrong with it. */
export function useCreateFlow() {
  const queryClient = useQueryClient()
  return useMutation({
    // The route is typed by what it keeps; what it is sent may be of any age and is for the server to read.
    mutationFn: (file: unknown) => answerOf(api.flows.$post({ json: file as Flow })),
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
      answerOf(api.flows[':id'].$put({ ...of(id), json: flow }, { headers: { 'if-match': `"${revision}"` } })),
    onSuccess: async (answer) => {
      queryClient.setQueryData(flowQuery(id).queryKey, answer)
      await queryClient.invalidateQueries({ queryKey: ['flows'], exact: true })
    },
  })
}

/** Sets the tags in the draft as it is now; whoever edits it at that very moment wins. */
export function useSetTags(id: string) {
  return useFlowChange(id, async (tags: string[]) => {
    const { flow, revision } = await answerOf(api.flows[':id'].$get(of(id)))
    return answerOf(
      api.flows[':id'].$put({ ...of(id), json: { ...flow, tags } }, { headers: { 'if-match': `"${revision}"` } }),
    )
  })
}

/** Publishes the draft as the next version; a 409's body has `problems`. */
export function usePublish(id: string) {
  return useFlowChange(id, (request: { note?: string; migrate?: Choices }) =>
    answerOf(api.flows[':id'].publish.$post({ ...of(id), json: request })),
  )
}

export type StatusChange = 'pause' | 'resume' | 'archive' | 'unarchive'

/** Pauses, resumes or archives a flow, or takes it out of the archive. */
export function useSetStatus(id: string) {
  return useFlowChange(id, (change: StatusChange) => answerOf(api.flows[':id'][change].$post(of(id))))
}

/** Removes a flow with its versions and journeys. */
export function useDeleteFlow() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => done(api.flows[':id'].$delete(of(id))),
    onSuccess: async (_, id) => {
      queryClient.removeQueries({ queryKey: ['flows', id] })
      await queryClient.invalidateQueries({ queryKey: ['flows'], exact: true })
    },
  })
}

/** One event through a flow that need not be saved. */
export const previewFlow = (flow: Flow, given: Partial<Given>, signal?: AbortSignal) =>
  answerOf(api.preview.preview.$post({ json: { flow, given } }, { init: { signal: signal ?? null } }))

/** What the check finds, with all that the server knows about what a flow may name. */
export const checkFlow = (flow: Flow) => answerOf(api.preview.check.$post({ json: { flow } }))

/** Runs the tests that the saved draft carries. */
export const runTests = (id: string) => answerOf(api.preview.flows[':id'].tests.$post(of(id)))

function useFlowChange<T>(id: string, change: (value: T) => Promise<FlowAnswer>) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: async (answer) => {
      queryClient.setQueryData(flowQuery(id).queryKey, answer)
      await queryClient.invalidateQueries({ queryKey: ['flows'], exact: true })
      await queryClient.invalidateQueries({ queryKey: ['flows', id, 'versions'] })
      await queryClient.invalidateQueries({ queryKey: ['flows', id, 'migration'] })
    },
  })
}
