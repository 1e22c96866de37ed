import { defineNode } from './defineNode.ts'

/** Starts a journey when somebody, or another flow, starts the flow for a customer. */
export const onStart = defineNode({
  type: 'onStart',
  family: 'trigger',
  title: 'Started by hand or flow',
  data: {},
  initial: {},
  handles: () => [{ id: 'out', label: '' }],
  disabledHandle: () => null,
  summary: () => 'When it is started by hand or by another flow',
  lacks: () => [],
  compile: () => ({ kind: 'trigger', event: null, takesStarts: true, matches: () => ({ holds: true, verdict: null }) }),
})
