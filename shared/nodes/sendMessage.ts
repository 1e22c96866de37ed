import { defineNode } from './defineNode.ts'
import { lackIf } from './lacking.ts'
import { lackInContent, messageContent, spoken, writtenFor } from './messageContent.ts'
import { reachCustomer } from './reachCustomer.ts'
import { lackInPriority } from './sending.ts'
import { resumeHeld } from './sendOrHold.ts'
import { inARow } from './sentence.ts'

/** Reaches the customer by the channel they prefer. */
export const sendMessage = defineNode({
  type: 'sendMessage',
  family: 'action',
  title: 'Message',
  effect: 'message',
  data: messageContent,
  initial: { prefer: 'customer' },
  handles: () => [
    { id: 'out', label: '' },
    { id: 'unreachable', label: 'Unreachable' },
  ],
  summary: (data) => {
    const names = writtenFor(data).map((channel) => spoken[channel])
    return data.prefer === 'customer'
      ? `By the channel they prefer: ${inARow(names, 'or')}`
      : `By ${inARow(names, 'else')}`
  },
  lacks: (data) => [
    ...lackIf(data.prefer.length === 0, ['prefer'], 'Choose at least one channel.'),
    ...lackInContent(data),
    ...lackInPriority(data.priority),
  ],
  compile: (data) => {
    const attempt = reachCustomer(data)
    return {
      kind: 'step',
      enter: attempt,
      resume: (world, cause, state) => resumeHeld(world, cause, state, attempt),
    }
  },
})
