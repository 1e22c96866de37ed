import type { NodeWorld } from '../engine/world.ts'
import { defineNode } from './defineNode.ts'
import { compileEmail, emailContent } from './emailContent.ts'
import { lackIf, lackInLiquid } from './lacking.ts'
import { lackInPriority, sending } from './sending.ts'
import { resumeHeld, sendOrHold } from './sendOrHold.ts'

/** Writes to the customer. */
export const sendEmail = defineNode({
  type: 'sendEmail',
  family: 'action',
  title: 'Email',
  effect: 'email',
  data: {
    ...emailContent,
    ...sending,
  },
  initial: { subject: '', body: '' },
  handles: () => [{ id: 'out', label: '' }],
  summary: ({ subject, purpose }) =>
    `Sends "${subject}"${purpose === 'transactional' ? ', whatever their consent' : ''}`,
  lacks: ({ subject, body, from = '', priority }) => [
    ...lackIf(subject.trim() === '', ['subject'], 'Write a subject.'),
    ...lackIf(body.trim() === '', ['body'], 'Write the email.'),
    ...lackInLiquid(subject, ['subject']),
    ...lackInLiquid(body, ['body']),
    ...lackInLiquid(from, ['from']),
    ...lackInPriority(priority),
  ],
  compile: (data) => {
    const write = compileEmail(data)
    const attempt = (world: NodeWorld) => sendOrHold(world, write(world), data)
    return {
      kind: 'step',
      enter: attempt,
      resume: (world, cause, state) => resumeHeld(world, cause, state, attempt),
    }
  },
})
