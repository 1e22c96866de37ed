import { z } from 'zod'
import { describeRules } from '../rules/describe.ts'
import { where } from '../rules/rules.ts'
import { defineNode } from './defineNode.ts'
import { lackIf, lackInRules } from './lacking.ts'
import { matcherOf } from './matcherOf.ts'

/** Starts a journey when a customer does something. */
export const onEvent = defineNode({
  type: 'onEvent',
  family: 'trigger',
  title: 'Event',
  data: { event: z.string().default(''), where },
  initial: { event: '', where: null },
  handles: () => [{ id: 'out', label: '' }],
  disabledHandle: () => null,
  summary: ({ event, where }, names) => {
    const rules = describeRules(where, names)
    return rules === '' ? `When ${event} happens` : `When ${event} happens and ${rules}`
  },
  lacks: ({ event, where }) => [
    ...lackIf(event === '', ['event'], 'Choose an event.'),
    ...lackInRules(where, ['where']),
  ],
  compile: ({ event, where }) => ({ kind: 'trigger', event, takesStarts: false, matches: matcherOf(where) }),
})
