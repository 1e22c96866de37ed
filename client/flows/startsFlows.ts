import type { Flow } from '../../shared/flow/flow.ts'

/** Whether a flow starts others. Only then somebody has to know which there are: the list is long in a large workspace. */
export const startsFlows = ({ nodes }: Flow): boolean => nodes.some(({ data }) => 'flowId' in data)
