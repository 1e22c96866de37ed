import { z } from 'zod'
import { compileOccasion, describeDuration, parseDuration, parseTime } from '../engine/calendar.ts'
import { compileField } from '../rules/compileField.ts'
import { parseField } from '../rules/fields.ts'
import { where } from '../rules/rules.ts'
import { defineNode } from './defineNode.ts'
import { lackIf, lackInRules } from './lacking.ts'
import { matcherOf } from './matcherOf.ts'

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
  disabledHandle: () => null,
  summary: ({ field, offset, time, repeat }) =>
    `${describeOffset(offset)} ${parseField(field)?.label ?? field}${repeat === 'yearly' ? ', every year' : ''}, at ${time}`,
  lacks: ({ field, offset, time, where }) => [
    ...lackIf(field === '', ['field'], 'Choose a date of the customer.'),
    ...lackIf(
      field !== '' && !isDateOfCustomer(field),
      ['field'],
      `"${field}" is not a date of the customer. Choose one, like customer.traits.birthday.`,
      'unreadable-field',
    ),
    ...lackIf(
      parseDuration(offset) === null,
      ['offset'],
      `"${offset}" is not a length of time. Write how long before or after, like -P3D or P2W.`,
      'unreadable-duration',
    ),
    ...lackIf(
      parseTime(time) === null,
      ['time'],
      `"${time}" is not a time of day. Write one like 10:00.`,
      'unreadable-time',
    ),
    ...lackInRules(where, ['where']),
  ],
  compile: ({ field, offset, time, repeat, where }) => ({
    kind: 'trigger',
    event: null,
    date: { read: compileField(field) ?? (() => null), next: compileOccasion({ offset, time, repeat }) },
    takesStarts: false,
    matches: matcherOf(where),
  }),
})

// A trait may hold anything, so also a date.
const isDateOfCustomer = (field: string): boolean =>
  field.startsWith('customer.') && ['date', 'any'].includes(parseField(field)?.type ?? '')

function describeOffset(offset: string): string {
  const sign = parseDuration(offset)?.sign ?? 0
  return sign === 0 ? 'On' : `${describeDuration(offset)} ${sign < 0 ? 'before' : 'after'}`
}
