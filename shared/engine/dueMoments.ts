import type { Plan, PlannedTrigger } from './plan.ts'
import type { DatePlan } from './planDate.ts'
import { cameDue, noPlan, planDate } from './planDate.ts'
import type { Stimulus } from './stimulus.ts'
import type { Scope } from './world.ts'

type Due = Extract<Stimulus, { kind: 'due' }>

/** A trigger that waits for moments, since it went live. */
interface Followed {
  flowId: string
  trigger: PlannedTrigger
  since: number
  date: DatePlan
  /** When its schedule comes round next. */
  runsAt: number | null
}

/** The moments at which dates and schedules start journeys of one customer, in memory. Instants in epoch milliseconds. */
export class DueMoments {
  readonly #followed = new Map<string, Followed>()

  /** The triggers of a plan that went live, or was resumed, at `scope.now`: what is past by then starts nothing. */
  follow(plan: Plan, scope: Scope): void {
    for (const [key, { flowId, trigger }] of this.#followed) {
      if (flowId === plan.flowId && !plan.triggers.has(trigger.nodeId)) this.#followed.delete(key)
    }
    for (const trigger of plan.triggers.values()) {
      const key = `${plan.flowId}/${trigger.nodeId}`
      const date = this.#followed.get(key)?.date ?? noPlan
      const runsAt = trigger.program?.schedule?.next(scope.now) ?? null
      this.#followed.set(key, { flowId: plan.flowId, trigger, since: scope.now, date, runsAt })
    }
    this.replan(scope)
  }

  /** Brings the moments up to date with the customer. */
  replan(scope: Scope): void {
    for (const each of this.#followed.values()) {
      const date = each.trigger.program?.date
      if (date) each.date = planDate(date, scope, each.date, { after: scope.now, since: each.since })
    }
  }

  /** The next moment up to `until`; of several of one instant, that of the trigger that was followed first. */
  next(until: number): Due | null {
    let next: Due | null = null
    for (const { flowId, trigger, date, runsAt } of this.#followed.values()) {
      const dueAt = date.dueAt ?? runsAt
      if (dueAt === null || dueAt > until || (next !== null && dueAt >= next.dueAt)) continue
      next = { kind: 'due', flowId, triggerId: trigger.nodeId, dueAt, of: date.of }
    }
    return next
  }

  /** The moment is over. Answers whether it is one for the customer: a schedule is, for whoever is in its segment. */
  pass({ flowId, triggerId, dueAt }: Due, { customer }: Scope, isLive: boolean): boolean {
    const passed = this.#followed.get(`${flowId}/${triggerId}`)
    if (!passed) return false
    const { date, trigger } = passed
    const { schedule } = trigger.program ?? {}
    passed.date = isLive ? cameDue(date) : { ...date, dueAt: null }
    passed.runsAt = schedule?.next(dueAt) ?? null
    return isLive && (!schedule || customer.segments.includes(schedule.segmentId))
  }
}
