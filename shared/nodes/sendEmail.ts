import { z } from 'zod'
import { leave } from '../engine/outcome.ts'
import { askPolicy } from '../engine/policy.ts'
import { defineNode } from './defineNode.ts'
import { fillIn } from './fillIn.ts'
import { lackIf, lackInLiquid } from './lacking.ts'
import { lackInPriority, sending } from './sending.ts'

/** Writes to the customer. */
export const sendEmail = defineNode({
  type: 'sendEmail',
  family: 'action',
  title: 'Email',
  effect: 'email',
  data: {
    subject: z.string().default(''),
    body: z.string().default(''),
    from: z.string().optional(),
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
  compile({ purpose, ...data }) {
    const from = data.from ? fillIn(data.from) : null
    const subject = fillIn(data.subject)
    const body = fillIn(data.body, 'html')
    return {
      kind: 'step',
      enter(world) {
        const { why, address: to, reason } = askPolicy('email', purpose, world)
        const mail = { from: from?.(world) || world.workspace.mailFrom, subject: subject(world), body: body(world) }
        const { nodeId, key } = world
        if (reason === undefined && to !== null) {
          return leave('out', {
            why: [why],
            effects: [{ nodeId, kind: 'email', key, status: 'would-send', to, ...mail }],
          })
        }
        const skipped = { nodeId, kind: 'email', key, status: 'skipped', to, ...mail } as const
        return leave('out', { why: [why], effects: [{ ...skipped, reason: reason ?? 'no-address' }] })
      },
    }
  },
})
