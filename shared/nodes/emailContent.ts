import { z } from 'zod'
import type { Scope } from '../engine/world.ts'
import { fillIn } from './fillIn.ts'
import type { Written } from './sendOrHold.ts'

/** What an email is made of, wherever a node has one. */
export const emailContent = {
  subject: z.string().default(''),
  body: z.string().default(''),
  from: z.string().optional(),
}

interface EmailContent {
  subject: string
  body: string
  from?: string | undefined
}

/** Compiles an email: the sender in Settings where it names none. */
export function compileEmail(data: EmailContent): (scope: Scope) => Extract<Written, { kind: 'email' }> {
  const from = data.from ? fillIn(data.from) : null
  const subject = fillIn(data.subject)
  const body = fillIn(data.body, 'html')
  return (scope) => ({
    kind: 'email',
    from: from?.(scope) || scope.workspace.mailFrom,
    subject: subject(scope),
    body: body(scope),
  })
}
