import { defineNode } from './defineNode.ts'

export const onStart = defineNode({
  type: 'onStart',
  family: 'trigger',
  title: 'Started by hand or flow',
  data: {},
  initial: {},
  handles: () => [{ id: 'out', label: '' }],
  summary: () => '',
  lacks: () => [],
})
