import { z } from 'zod'
import { rules } from '../rules/rules.ts'

/** A segment as a team keeps it in a file: a name for rules about customers. Its id is the file's name. */
export const segmentFile = z.strictObject({
  name: z.string().trim().min(1, 'Give the segment a name.').max(200),
  description: z.string().max(2_000).default(''),
  rules,
})

export type SegmentFile = z.output<typeof segmentFile>

/** A named set of rules; a customer is in it or not. */
export interface Segment extends SegmentFile {
  /** 10 random `[a-z0-9]`. */
  id: string
}

/** A customer entered a segment, or left it. */
export interface SegmentChange {
  segmentId: string
  change: 'enter' | 'leave'
}
