import type { Trip } from './state.ts'
import type { TracedEffect, TracedStep } from './trace.ts'

/** What a step asks for; `would-do` unless told. */
export const effectOf = (
  { number }: Trip,
  { nodeId, visit }: TracedStep,
  kind: string,
  more: Partial<TracedEffect> = {},
): TracedEffect => ({
  kind,
  key: `${number}/${nodeId}/${visit}`,
  status: 'would-do',
  reason: null,
  couldGoAt: null,
  said: null,
  expiresAt: null,
  ...more,
})
