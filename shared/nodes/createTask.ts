import { z } from 'zod'
import { defineNode } from './defineNode.ts'
import { lackIf, lackInLiquid } from './lacking.ts'

/** Asks a person to do something: a hand-written card, a call. */
export const createTask = defineNode({
  type: 'createTask',
  family: 'action',
  title: 'Task',
  effect: 'task',
  data: { title: z.string().default(''), note: z.string().default(''), assignee: z.string().optional() },
  initial: { title: '', note: '' },
  handles: () => [{ id: 'out', label: '' }],
  summary: ({ title }) => `Asks somebody to: ${title}`,
  lacks: ({ title, note }) => [
    ...lackIf(title.trim() === '', ['title'], 'Say what is to be done.'),
    ...lackInLiquid({ title, note }, []),
  ],
})
