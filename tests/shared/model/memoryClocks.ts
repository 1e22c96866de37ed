import type { Clocks, Followed } from '../../../server/runtime/clocks.ts'
import type { Plan } from '../../../shared/engine/plan.ts'

/** The triggers that wait for moments, as the journal would keep them. */
export class MemoryClocks implements Pick<Clocks, 'followed' | 'find'> {
  #followed: Followed[] = []

  followed(): readonly Followed[] {
    return this.#followed
  }

  find(flowId: string, nodeId: string): Followed | undefined {
    return this.#followed.find(({ clock }) => clock.flowId === flowId && clock.nodeId === nodeId)
  }

  /** A flow went live in a version, or (null) is not live any more. */
  set(flowId: string, plan: Plan | null, setBy: string, now: number): void {
    const triggers = [...(plan?.triggers.values() ?? [])].flatMap(({ nodeId, isDisabled, program }): Followed[] => {
      const { date, schedule } = program ?? {}
      if (isDisabled || !(date || schedule)) return []
      const since = this.find(flowId, nodeId)?.clock.since ?? now
      const clock = { flowId, nodeId, setBy, since, dueAt: schedule?.next(now) ?? null, position: null }
      return [{ clock, ...(date && { date }), ...(schedule && { schedule }) }]
    })
    this.#followed = [...this.#followed.filter(({ clock }) => clock.flowId !== flowId), ...triggers].sort(inOrder)
  }

  /** The schedule that comes round first, up to a moment. */
  nextRound(until: number): Followed | undefined {
    const dueAt = ({ clock, schedule }: Followed) => (schedule && clock.dueAt) ?? Number.POSITIVE_INFINITY
    return this.#followed.filter((one) => dueAt(one) <= until).sort((a, b) => dueAt(a) - dueAt(b))[0]
  }
}

const inOrder = ({ clock: a }: Followed, { clock: b }: Followed): number =>
  `${a.flowId}/${a.nodeId}` < `${b.flowId}/${b.nodeId}` ? -1 : 1
