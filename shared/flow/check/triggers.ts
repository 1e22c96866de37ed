import type { CheckRule } from './rule.ts'

/** A flow needs something that starts it. */
export const triggers: CheckRule = ({ nodes }) => {
  const hasTrigger = [...nodes.values()].some(({ meaning }) => meaning.family === 'trigger')
  if (hasTrigger) return []
  return [{ rule: 'no-trigger', severity: 'error', message: 'Nothing starts this flow. Add a trigger.' }]
}
