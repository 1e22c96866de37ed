import type { Plan, PlannedTrigger } from './plan.ts'

/** The trigger that a start enters by: the named one, if no event starts it, else the flow's first for starts. */
export function findStart(plan: Plan, triggerId: string | null): PlannedTrigger | undefined {
  if (triggerId === null) {
    return [...plan.triggers.values()].find((each) => !each.isDisabled && each.program?.takesStarts)
  }
  const named = plan.triggers.get(triggerId)
  return named && !named.isDisabled && (named.program?.event ?? null) === null ? named : undefined
}
