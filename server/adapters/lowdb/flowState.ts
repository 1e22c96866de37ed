import { createHash } from 'node:crypto'
import { z } from 'zod'
import { migration } from '../../../shared/engine/migration.ts'

const instant = z.number().int()

/** state.json: all that the library knows of a flow beside its drawing. Instants in epoch milliseconds. */
export const flowState = z.strictObject({
  revision: z.number().int().min(1),
  status: z.enum(['draft', 'live', 'paused', 'archived']),
  liveVersion: z.number().int().min(1).nullable(),
  createdAt: instant,
  updatedAt: instant,
  /** Of the draft that this revision means: a file that was edited by hand in the meantime is a new revision. */
  draftSha256: z.string(),
  /** Left out where everybody is where the last publishing wanted them. */
  migration: migration.optional(),
  versions: z.array(
    z.strictObject({
      version: z.number().int().min(1),
      note: z.string(),
      publishedAt: instant,
      publishedBy: z.string(),
    }),
  ),
})

export type FlowState = z.output<typeof flowState>

export const newState = (draftText: string, now: number): FlowState => ({
  revision: 1,
  status: 'draft',
  liveVersion: null,
  createdAt: now,
  updatedAt: now,
  draftSha256: sha256(draftText),
  versions: [],
})

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
