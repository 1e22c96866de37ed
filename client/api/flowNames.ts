import { flowsQuery } from './flows.ts'

/** What all flows are called; asked once, and the same answer until a flow comes, goes or is named anew. */
export const flowNamesQuery = () => ({
  ...flowsQuery(),
  refetchInterval: false as const,
  select: ({ items }: { items: { id: string; name: string }[] }) => items.map(({ id, name }) => ({ id, name })),
})
