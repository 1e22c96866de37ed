import { z } from 'zod'
import { defineNode } from './defineNode.ts'

export const createTask = defineNode({
  type: 'createTask',
  family: 'action',
  title: 'Task',
  effect: 'task',
  data: { title: z.string().default(''), note: z.string().default(''), assignee: z.string().optional() },
  initial: { title: '', note: '' },
  handles: () => [{ id: 'out', label: '' }],
  summary: () => '',
  lacks: () => [],
})
