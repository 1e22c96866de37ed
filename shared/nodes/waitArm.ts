import type { CustomerEvent } from '../customer/event.ts'
import { compareArrival } from '../customer/event.ts'
import type { Verdict, Why } from '../engine/why.ts'
import type { NodeWorld, Scope } from '../engine/world.ts'
import { compileRules } from '../rules/compile.ts'
import type { Rules } from '../rules/rules.ts'

/** The settings of an arm: an event, or rules about the customer. */
export type ArmData = { id: string; label: string } & ({ event: string; where: Rules | null } | { when: Rules })

/** What an arm makes of a stimulus. */
export interface Match {
  armId: string
  /** The event that did it; null for rules. */
  event: CustomerEvent | null
  why: Why
}

/** An arm of a wait, compiled. */
export interface Arm {
  id: string
  /** The match of an event; null for none, and for an arm of rules. */
  byEvent(event: CustomerEvent, world: NodeWorld): Match | null
  /** The match of an event that came before the wait was reached, the first one of the journey. */
  byPast(world: NodeWorld): Match | null
  /** The rules' verdict on the customer; null for an arm of events. */
  verdict(world: NodeWorld): Verdict | null
  /** The match of rules that hold. */
  byRules(verdict: Verdict, already: boolean): Match
}

/** Compiles an arm once. */
export const compileArm = (arm: ArmData): Arm => ('when' in arm ? rulesArm(arm) : eventArm(arm))

function eventArm({ id, label, event: name, where }: ArmData & { event: string; where: Rules | null }): Arm {
  const test = where && compileRules(where)
  const match = (event: CustomerEvent, world: NodeWorld, already: boolean): Match | null => {
    if (event.event !== name || !world.hears(event)) return null
    const verdict = test?.(underTest(world, event))
    if (verdict?.holds === false) return null
    const { timestamp } = event
    const why: Why = {
      kind: 'arm',
      armId: id,
      label: label || id,
      event: name,
      timestamp,
      already,
      ...(verdict && { verdict }),
    }
    return { armId: id, event, why }
  }
  return {
    id,
    byEvent: (event, world) => match(event, world, false),
    byPast(world) {
      const { event: start, startedAt } = world.journey
      const from = Math.min(startedAt, start?.timestamp ?? startedAt)
      for (const event of world.history.named(name, from, Number.MAX_SAFE_INTEGER)) {
        const found = isAfter(event, start) ? match(event, world, true) : null
        if (found) return found
      }
      return null
    },
    verdict: () => null,
    byRules: () => unasked(),
  }
}

/** It happened later, or it came in later: of two events of one instant, the one that came in first was first. */
function isAfter(event: CustomerEvent, start: CustomerEvent | null): boolean {
  return start === null || event.timestamp > start.timestamp || compareArrival(event, start) > 0
}

const underTest = ({ now, customer, history, workspace, journey }: NodeWorld, event: CustomerEvent): Scope => ({
  now,
  customer,
  history,
  workspace,
  journey,
  event,
})

function rulesArm({ id, label, when }: ArmData & { when: Rules }): Arm {
  const test = compileRules(when)
  return {
    id,
    byEvent: () => null,
    byPast: () => null,
    verdict: (world) => test(world),
    byRules: (verdict, already) => ({
      armId: id,
      event: null,
      why: { kind: 'arm', armId: id, label: label || id, verdict, already },
    }),
  }
}

function unasked(): never {
  throw new Error('An arm of events was asked for a match of rules.')
}
