import { z } from 'zod'
import type { Lack } from './defineNode.ts'
import { lackIf } from './lacking.ts'

/** What every message says about how it may be sent; see the contact policy. */
export const sending = {
  purpose: z.enum(['marketing', 'transactional']).default('marketing'),
  priority: z.number().default(5),
  onCap: z.enum(['skip', 'hold']).default('skip'),
  onQuiet: z.enum(['skip', 'hold']).default('hold'),
}

/** A priority among the messages that a cap holds back. */
export const lackInPriority = (priority: number): Lack[] =>
  lackIf(
    !Number.isInteger(priority) || priority < 1 || priority > 9,
    ['priority'],
    'A priority is a whole number from 1 (first) to 9.',
    'priority',
  )
