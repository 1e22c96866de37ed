import { z } from 'zod'

/** What every message says about how it may be sent; see the contact policy. */
export const sending = {
  purpose: z.enum(['marketing', 'transactional']).default('marketing'),
  priority: z.number().default(5),
  onCap: z.enum(['skip', 'hold']).default('skip'),
  onQuiet: z.enum(['skip', 'hold']).default('hold'),
}
