import type { IntakeAnswer } from './answers.ts'
import type { CallType } from './callSchemas.ts'
import type { IntakeDeps } from './intakeDeps.ts'
import { takeBatch } from './takeBatch.ts'
import { takeOne } from './takeOne.ts'

/** One call of the Segment HTTP tracking API. */
export interface IntakeCallKind {
  type: CallType | 'batch'
  /** Below `/v1`: its name, and the browser library's short one. */
  paths: readonly string[]
  /** What a body may have, after inflating. */
  limitBytes: number
  /** Carries out a call whose key was right. */
  take(body: unknown, deps: IntakeDeps): Promise<IntakeAnswer>
}

const one = (type: CallType, short: string): IntakeCallKind => ({
  type,
  paths: [`/${type}`, short],
  limitBytes: 32 * 1024,
  take: takeOne(type),
})

export const intakeCalls: readonly IntakeCallKind[] = [
  one('identify', '/i'),
  one('track', '/t'),
  one('page', '/p'),
  one('screen', '/s'),
  one('group', '/g'),
  one('alias', '/a'),
  { type: 'batch', paths: ['/batch', '/b'], limitBytes: 500 * 1024, take: takeBatch },
]
