import { z } from 'zod'
import { leave } from '../engine/outcome.ts'
import { defineNode } from './defineNode.ts'
import { fillIn } from './fillIn.ts'
import { lackIf, lackInLiquid } from './lacking.ts'

/** Asks a person to do something: a hand-written card, a call. The journey does not wait until it is done. */
export const createTask = defineNode({
  type: 'createTask',
  family: 'action',
  title: 'Task',
  effect: 'task',
  data: { title: z.string().default(''), note: z.string().default(''), assignee: z.string().optional() },
  initial: { title: '', note: '' },
  handles: () => [{ id: 'out', label: '' }],
  summary: ({ title, assignee }) => `Asks ${assignee || 'somebody'} to do: ${title}`,
  lacks: ({ title, note, assignee = '' }) => [
    ...lackIf(title.trim() === '', ['title'], 'Say what is to be done.'),
    ...lackInLiquid({ title, note, assignee }, []),
  ],
  compile(data) {
    const title = fillIn(data.title)
    const note = fillIn(data.note)
    const assignee = fillIn(data.assignee ?? '')
    return {
      kind: 'step',
      enter(world) {
        const { nodeId, key } = world
        const task = { title: title(world), note: note(world), assignee: assignee(world) || null }
        return leave('out', { why: [], effects: [{ nodeId, kind: 'task', key, status: 'would-send', ...task }] })
      },
    }
  },
})
