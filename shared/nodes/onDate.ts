import { z } from 'zod'
import { describeDuration, parseDuration } from '../engine/calendar.ts'
import { where } from '../rules/rules.ts'
import { defineNode } from './defineNode.ts'
import { lackIf, lackInRules } from './lacking.ts'

/** Starts a journey around a date of the customer. */
export const onDate = defineNode({
  type: 'onDate',
  family: 'trigger',
  title: 'Date',
  data: {
    field: z.string().default(''),
    offset: z.string().default('P0D'),
    time: z.string().default('10:00'),
    repeat: z.enum(['once', 'yearly']).default('once'),
    where,
  },
  initial: { field: '', offset: 'P0D', time: '10:00', repeat: 'once', where: null },
  handles: () => [{ id: 'out', label: '' }],
  summary: ({ field, offset, time, repeat }) =>
    `At ${time}, ${describeOffset(offset)} ${field}${repeat === 'yearly' ? ', every year' : ''}`,
  lacks: ({ field, offset, where }) => [
    ...lackIf(field === '', ['field'], 'Choose a date of the customer.'),
    ...lackIf(
      parseDuration(offset) === null,
      ['offset'],
      'Write how long before or after, like -P3D.',
      'unreadable-duration',
    ),
    ...lackInRules(where, ['where']),
  ],
})

function describeOffset(offset: string): string {
  const sign = parseDuration(offset)?.sign ?? 0
  return sign === 0 ? 'on' : `${describeDuration(offset)} ${sign < 0 ? 'before' : 'after'}`
}
