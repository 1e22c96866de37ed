import { inSchemaOrder } from '../inSchemaOrder.ts'
import type { SegmentFile } from './segment.ts'
import { segmentFile } from './segment.ts'

/** Writes the canonical segment file, as flow files are written: a diff shows only what changed. */
export const writeSegment = (segment: SegmentFile): string =>
  `${JSON.stringify(inSchemaOrder(segmentFile, segment), null, 2)}\n`
