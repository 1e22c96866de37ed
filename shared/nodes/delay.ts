import { z } from 'zod'
import type { DelayAnswer } from '../engine/calendar.ts'
import { compileDelay, describeDelay, zoneOf } from '../engine/calendar.ts'
import type { NodeOutcome } from '../engine/outcome.ts'
import { leave, park, stop } from '../engine/outcome.ts'
import type { NodeWorld } from '../engine/world.ts'
import { readField } from '../rules/fields.ts'
import { defineNode } from './defineNode.ts'
import { lackIf } from './lacking.ts'

/** Holds a journey for a while, until a moment, or both. */
export const delay = defineNode({
  type: 'delay',
  family: 'logic',
  pauses: true,
  title: 'Delay',
  data: {
    for: z.string().optional(),
    until: z
      .strictObject({
        time: z.string().optional(),
        weekdays: z.array(z.number()).optional(),
        date: z.string().optional(),
        field: z.string().optional(),
        offset: z.string().optional(),
      })
      .optional(),
    ifPast: z.enum(['continue', 'exit']).default('continue'),
  },
  initial: { for: 'P1D' },
  handles: () => [{ id: 'out', label: '' }],
  summary: (data) => `Wait ${describeDelay(data)}${data.until ? ', in their time zone' : ''}`,
  lacks: (data) => {
    const answer = compileDelay(data)({ enteredAt: 0, now: 0, zone: 'UTC', readField: () => null })
    return lackIf(
      answer.kind === 'unreadable',
      [],
      answer.kind === 'unreadable' ? answer.message : '',
      data.for === undefined && data.until === undefined ? undefined : 'unreadable-duration',
    )
  },
  compile(data) {
    const endOf = compileDelay(data)
    const movesWithField = data.until?.field !== undefined
    const ask = (world: NodeWorld, zone: string) =>
      endOf({ enteredAt: world.enteredAt, now: world.now, zone, readField: (field) => readField(field, world) })
    return {
      kind: 'step',
      enter(world) {
        const { zone } = zoneOf(world.customer, world.workspace)
        const answer = ask(world, zone)
        const isNow = answer.kind === 'until' && answer.until <= world.now
        return isNow ? leave('out', { why: [whyOf(answer, world)] }) : follow(answer, world, data.ifPast)
      },
      resume(world, cause, state) {
        if (cause.kind === 'timer') return leave('out', { why: [] })
        const { zone } = zoneOf(world.customer, world.workspace)
        if (!movesWithField && zone === state) return null
        const answer = ask(world, zone)
        const dueAt = world.journey.position?.dueAt ?? 0
        // What a paused flow holds was reached: that it would have been reached earlier makes nothing of it past.
        if (answer.kind === 'past' && dueAt <= world.now) return null
        const stays = answer.kind === 'until' && answer.until === dueAt
        return stays && zone === state ? null : follow(answer, world, data.ifPast)
      },
    }
  },
})

/** The state of a parked delay is the zone it was worked out in: another one, and it is worked out again. */
function follow(answer: DelayAnswer, world: NodeWorld, ifPast: 'continue' | 'exit'): NodeOutcome {
  if (answer.kind === 'unreadable') throw new Error(answer.message)
  if (answer.kind === 'past') {
    const { until, field, saw } = answer
    const why = [{ kind: 'past' as const, until, ...(field !== undefined && { field }), saw, then: ifPast }]
    return ifPast === 'exit' ? stop('exited', { reason: 'past-date', why }) : leave('out', { why })
  }
  // Also where the timer moved to a moment that is gone: it fires at once, unless the flow is paused and holds it.
  const why = whyOf(answer, world)
  return park({ until: answer.until, why: [why], state: why.zone })
}

function whyOf({ until, rule }: Extract<DelayAnswer, { kind: 'until' }>, { customer, workspace }: NodeWorld) {
  const { zone, unknownZone } = zoneOf(customer, workspace)
  return { kind: 'delay' as const, until, zone, rule, ...(unknownZone !== undefined && { unknownZone }) }
}
