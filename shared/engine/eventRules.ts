import type { CustomerEvent } from '../customer/event.ts'
import { hears, scopeOf } from './hears.ts'
import type { Journey } from './journey.ts'
import type { EventRule, Plan } from './plan.ts'
import type { Verdict, Why } from './why.ts'
import type { World } from './world.ts'

type ExitWhy = Extract<Why, { kind: 'exit-rule' }>

/** The first exit rule that an event meets, as the step will say it; null where it meets none. */
export function findExit(plan: Plan, journey: Journey, event: CustomerEvent, world: World): ExitWhy | null {
  for (const rule of plan.exits.get(event.event) ?? []) {
    const verdict = test(rule, journey, event, world)
    if (verdict?.holds === false) continue
    const { id: exitId, label } = rule
    return { kind: 'exit-rule', exitId, label, event: event.event, timestamp: event.timestamp, verdict }
  }
  return null
}

/** A goal reached: what the journey keeps of it, and what its step says. */
export interface GoalReached {
  converted: NonNullable<Journey['converted']>
  why: Why
}

/** Whether an event is the journey's goal, within its window and for the first time; null where it is not. The caller has asked whether the journey hears it. */
export function reachGoal(plan: Plan, journey: Journey, event: CustomerEvent, world: World): GoalReached | null {
  const { goal } = plan
  const { goalUntil } = journey
  if (!goal || goal.event !== event.event || journey.converted || goalUntil === null) return null
  if (event.timestamp > goalUntil) return null
  const verdict = test(goal, journey, event, world)
  if (verdict?.holds === false) return null
  const value = goal.value(scopeOf(journey, event, world))
  const { timestamp } = event
  return {
    converted: { at: timestamp, value, eventId: event.id },
    why: { kind: 'goal', event: event.event, timestamp, value, verdict },
  }
}

/** A journey that has ended can still convert; null where this event does not do it. */
export function convertEnded(plan: Plan, journey: Journey, event: CustomerEvent, world: World): Journey | null {
  if (!hears(plan, journey, event, world)) return null
  const goal = reachGoal(plan, journey, event, world)
  return goal && { ...journey, converted: goal.converted }
}

function test(rule: EventRule, journey: Journey, event: CustomerEvent, world: World): Verdict | null {
  return rule.matches?.(scopeOf(journey, event, world)) ?? null
}
