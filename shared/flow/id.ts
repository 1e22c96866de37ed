import { z } from 'zod'

/** The id of a node, an edge, a path, an arm, a variant or an exit rule. */
export const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'An id has 1 to 64 letters, digits, _ or -.')
