import { z } from 'zod'
import { addDuration, describeDuration, parseDuration } from '../engine/calendar.ts'
import type { NodeOutcome } from '../engine/outcome.ts'
import { leave, park } from '../engine/outcome.ts'
import type { Cause } from '../engine/stimulus.ts'
import type { NodeWorld } from '../engine/world.ts'
import { id } from '../flow/id.ts'
import type { JsonValue } from '../json.ts'
import { zoneIn } from '../rules/compileField.ts'
import { describeRules } from '../rules/describe.ts'
import type { Names } from '../rules/names.ts'
import { rules, where } from '../rules/rules.ts'
import type { DataOf } from './defineNode.ts'
import { defineNode } from './defineNode.ts'
import { lackIf, lackInCount, lackInDuration, lackInIds, lackInRules } from './lacking.ts'
import { inARow } from './sentence.ts'
import type { Arm, ArmData, Match } from './waitArm.ts'
import { compileArm } from './waitArm.ts'

/** An arm that an event takes. */
const eventArm = z.strictObject({ id, label: z.string().default(''), event: z.string().default(''), where })

/** An arm that holds when rules about the customer do. */
const rulesArm = z.strictObject({ id, label: z.string().default(''), when: rules })

const data = {
  for: z.array(z.union([eventArm, rulesArm])).default([]),
  timeout: z.string().default(''),
  mode: z.enum(['first', 'ranked']).default('first'),
  alreadyTrue: z.boolean().default(false),
}

/** Holds a customer until something happens, or the time runs out. */
export const wait = defineNode({
  type: 'wait',
  family: 'logic',
  pauses: true,
  title: 'Wait',
  data,
  initial: { for: [{ id: 'yes', label: 'They did', event: '', where: null }], timeout: 'P7D' },
  handles: (data) => [
    ...data.for.map((arm) => ({ id: arm.id, label: arm.label || arm.id })),
    { id: 'timeout', label: 'Time ran out', place: 'its timeout', reminds: true },
  ],
  disabledHandle: () => 'timeout',
  summary: ({ for: arms, timeout, mode }, names) => {
    const until = inARow(
      arms.map((arm) => describeArm(arm, names)),
      'or',
    )
    return `Wait until ${until}, at most ${describeDuration(timeout)}${mode === 'ranked' ? ', for the best of them' : ''}`
  },
  lacks: ({ for: arms, timeout }) => [
    ...lackInCount(arms, ['for'], { least: 1, most: 10, one: 'something to wait for', many: 'things to wait for' }),
    ...lackInIds(arms, ['for'], 'timeout'),
    ...arms.flatMap((arm, index) => lackInArm(arm, ['for', index])),
    ...lackInDuration(timeout, ['timeout'], 'Say how long to wait at most.'),
  ],
  compile: (data) => {
    const waiting = compileWait(data)
    return {
      kind: 'step',
      enter: (world) => enter(waiting, world),
      resume: (...asked) => resume(waiting, ...asked),
    }
  },
})

function describeArm(arm: ArmData, names: Names): string {
  if ('when' in arm) return describeRules(arm.when, names)
  const where = describeRules(arm.where, names)
  return where === '' ? arm.event : `${arm.event} (${where})`
}

function lackInArm(arm: ArmData, path: (string | number)[]) {
  if ('when' in arm) {
    const isEmpty = lackIf(arm.when.rules.length === 0, [...path, 'when'], 'Say what must become true.')
    return [...isEmpty, ...lackInRules(arm.when, [...path, 'when'])]
  }
  const isEmpty = lackIf(arm.event === '', [...path, 'event'], 'Choose the event to wait for.')
  return [...isEmpty, ...lackInRules(arm.where, [...path, 'where'])]
}

interface Waiting {
  arms: readonly Arm[]
  labels: string[]
  isRanked: boolean
  alreadyTrue: boolean
  endOf(enteredAt: number, zone: string): number
}

/** What a parked wait keeps: the zone its end was worked out in, the rules it has seen false, and, where ranked, what happened so far. */
interface WaitState {
  zone: string
  wasFalse: string[]
  happened: Match[]
}

function compileWait({ for: arms, timeout, mode, alreadyTrue }: DataOf<typeof data>): Waiting {
  const longest = parseDuration(timeout)
  return {
    arms: arms.map(compileArm),
    labels: arms.map((arm) => arm.label || arm.id),
    isRanked: mode === 'ranked',
    alreadyTrue,
    endOf(enteredAt, zone) {
      if (!longest) throw new Error(`"${timeout}" is not a length of time. Write one like P7D (7 days).`)
      return addDuration(enteredAt, longest, zone)
    },
  }
}

function enter(waiting: Waiting, world: NodeWorld): NodeOutcome {
  const state: WaitState = { zone: zoneIn(world), wasFalse: [], happened: [] }
  for (const arm of waiting.arms) {
    const verdict = arm.verdict(world)
    if (verdict?.holds === false) state.wasFalse.push(arm.id)
    if (!waiting.alreadyTrue) continue
    const match = verdict?.holds ? arm.byRules(verdict, true) : arm.byPast(world)
    if (match) state.happened.push(match)
  }
  return early(waiting, state.happened) ?? rest(waiting, world, state)
}

function resume(waiting: Waiting, world: NodeWorld, cause: Cause, kept: JsonValue): NodeOutcome | null {
  // Only `rest` below writes a wait's state, so what comes back has its shape.
  const before = kept as unknown as WaitState
  if (cause.kind === 'timer') return timeOut(waiting, before, world)
  const after = hear(waiting, world, cause, before)
  const left = early(waiting, after.happened)
  if (left) return left
  const isSame =
    after.zone === before.zone &&
    after.wasFalse.length === before.wasFalse.length &&
    after.happened.length === before.happened.length
  return isSame ? null : rest(waiting, world, after)
}

/** What the wait knows after a stimulus; arms that happened before are not asked again. */
function hear({ arms }: Waiting, world: NodeWorld, cause: Cause, { wasFalse, happened }: WaitState): WaitState {
  const after: WaitState = { zone: zoneIn(world), wasFalse: [...wasFalse], happened: [...happened] }
  for (const arm of arms) {
    if (happened.some(({ armId }) => armId === arm.id)) continue
    const match = cause.kind === 'event' ? arm.byEvent(cause.event, world) : null
    if (match) after.happened.push(match)
    const verdict = arm.verdict(world)
    if (verdict === null) continue
    // Rules that held when the wait began must first have been false.
    if (verdict.holds && wasFalse.includes(arm.id)) after.happened.push(arm.byRules(verdict, false))
    else if (!verdict.holds && !wasFalse.includes(arm.id)) after.wasFalse.push(arm.id)
  }
  return after
}

/** Leaves before the time is out: by the first arm that happened, or, where ranked, by the top one alone. */
function early({ arms, isRanked }: Waiting, happened: readonly Match[]): NodeOutcome | null {
  const best = bestOf(arms, happened)
  return best && (!isRanked || best.armId === arms[0]?.id) ? leaveBy(best) : null
}

function timeOut({ arms }: Waiting, { happened }: WaitState, { now }: NodeWorld): NodeOutcome {
  const best = bestOf(arms, happened)
  return best ? leaveBy(best) : leave('timeout', { why: [{ kind: 'timeout', at: now }] })
}

/** Of several matches, the one of the arm that stands first. */
function bestOf(arms: readonly Arm[], happened: readonly Match[]): Match | undefined {
  if (happened.length < 2) return happened[0]
  const arm = arms.find(({ id }) => happened.some(({ armId }) => armId === id))
  return happened.find(({ armId }) => armId === arm?.id)
}

const leaveBy = ({ armId, event, why }: Match): NodeOutcome => leave(armId, { why: [why], ...(event && { event }) })

function rest({ labels, endOf }: Waiting, world: NodeWorld, state: WaitState): NodeOutcome {
  const until = endOf(world.enteredAt, state.zone)
  // The state is made of JSON alone; an interface has no index signature to show it.
  return park({ until, why: [{ kind: 'waiting', until, for: labels }], state: state as unknown as JsonValue })
}
